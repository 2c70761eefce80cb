#include "stamp.h"

#include <math.h>
#include <stddef.h>

/* Two readings of the clocks differ by some microseconds when the thread is disturbed between. */
#define NOISE_NS 20000.0
/* 1000 ppm: twice the rate at which a kernel slews its clock. */
#define DRIFT 1e-3
#define FUTURE_NS 1000000.0
#define PAST_NS 60e9

/* Differences as floats: stamps and offsets can be any numbers, and must not overflow. */
static double apart(int64_t a, int64_t b) { return (double)a - (double)b; }

void rc_wall_follow(rc_wall *wall, int64_t offset_ns, int64_t now_ns, bool emptied)
{
    double moved = fabs(apart(offset_ns, wall->offset_ns));
    double passed = apart(now_ns, wall->read_ns);
    bool stepped = wall->read && !(passed >= 0 && moved <= NOISE_NS + DRIFT * passed);
    wall->steady = wall->read && !stepped && !wall->doubtful;
    if (stepped)
        wall->doubtful = true;
    else if (emptied)
        wall->doubtful = false;
    wall->offset_ns = offset_ns;
    wall->read_ns = now_ns;
    wall->read = true;
}

int64_t rc_wall_arrival(const rc_wall *wall, int64_t stamp_ns, int64_t now_ns)
{
    double ahead = apart(stamp_ns, wall->offset_ns) - (double)now_ns;
    if (!wall->steady || ahead > FUTURE_NS || ahead < -PAST_NS)
        return now_ns;
    int64_t at_ns = stamp_ns - wall->offset_ns;
    return at_ns < now_ns ? at_ns : now_ns;
}
