/* The least delayed arrivals of a rig, one for each 64 ticks, from which its clock is fitted. */
#include <math.h>

#include "core.h"

#define NO_BUCKET INT64_MIN
/* A console's rate is this near to the expected one (60.00 Hz is 0.001 off 59.94). */
#define RATE_TOLERANCE 2e-3
enum { RATE_BUCKETS = 4 }; /* a rate from fewer would be that of the net's delays */

static size_t slot_of(int64_t number)
{
    return (size_t)number % RC_BUCKETS; /* 64 divides 2^64: right below zero too */
}

void rc_envelope_clear(const rc_core *core, rc_rig *rig)
{
    for (size_t i = 0; i < RC_BUCKETS; i++)
        rig->bucket_numbers[i] = NO_BUCKET;
    rig->tick_ns = core->options.tick_ns;
}

/* Copies the points of RC_BUCKETS buckets up to this one, oldest first; returns how many. */
static size_t points_up_to(const rc_rig *rig, int64_t number, rc_arrival *into)
{
    size_t count = 0;
    for (int64_t n = number - (RC_BUCKETS - 1); n <= number; n++)
        if (rig->bucket_numbers[slot_of(n)] == n)
            into[count++] = rig->buckets[slot_of(n)];
    return count;
}

/* The rate of the minute so far; the expected one while that is short or no rate of a console.
 * Within a bucket, arrivals are compared along it: along a rate that is off by 0.001, the last of
 * 64 ticks would look a millisecond better than the first. */
static double rate_of(const rc_core *core, const rc_rig *rig, int64_t number)
{
    rc_arrival points[RC_BUCKETS];
    double expected = core->options.tick_ns;
    size_t count = points_up_to(rig, number, points);
    if (count == 0)
        return expected;
    const rc_arrival *first = &points[0], *last = &points[count - 1];
    double ticks = last->tick - first->tick;
    if (ticks < RATE_BUCKETS * RC_BUCKET_TICKS)
        return expected;
    double rate = ((double)last->arrival_ns - (double)first->arrival_ns) / ticks;
    return fabs(rate / expected - 1) <= RATE_TOLERANCE ? rate : expected;
}

void rc_envelope_keep(const rc_core *core, rc_rig *rig, int64_t tick, int64_t arrival_ns)
{
    int64_t number = tick >= 0 ? tick / RC_BUCKET_TICKS : -((-tick - 1) / RC_BUCKET_TICKS) - 1;
    rc_arrival *kept = &rig->buckets[slot_of(number)], point = {(double)tick, arrival_ns};
    if (rig->bucket_numbers[slot_of(number)] != number)
        rig->tick_ns = rate_of(core, rig, number);
    else if ((double)kept->arrival_ns - kept->tick * rig->tick_ns <=
             (double)arrival_ns - point.tick * rig->tick_ns)
        return;
    rig->bucket_numbers[slot_of(number)] = number;
    *kept = point;
}

size_t rc_core_envelope(const rc_core *core, size_t rig, rc_arrival *into)
{
    const rc_rig *from = &core->rigs[rig];
    if (!from->started)
        return 0;
    double tick = (double)(from->latest.packet_id + from->tick_offset);
    return points_up_to(from, (int64_t)floor(tick / RC_BUCKET_TICKS), into);
}
