/* A known drive through the timing core, for the sanitizers: every branch of a race is taken, and
 * the answers are checked. Prints one line and returns 0 when all is well. */
#include "../../racecontrol/timing/core.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAP_TICKS = 500, LAPS = 40 };

static int failures = 0; /* of this program */

static void expect(int holds, const char *what)
{
    if (!holds)
        fprintf(stderr, "drive_core: %s\n", what), failures++;
}

/* A feed whose datagram is the sample itself. */
static enum rc_verdict decode(uint8_t *datagram, size_t length, rc_sample *sample)
{
    if (length != sizeof *sample)
        return RC_BAD_LENGTH;
    memcpy(sample, datagram, length);
    return sample->packet_type == 'X' ? RC_ACCEPTED : RC_BAD_MAGIC;
}

static int send(rc_core *core, size_t rig, rc_sample sample)
{
    uint8_t datagram[sizeof sample];
    sample.packet_type = 'X';
    memcpy(datagram, &sample, sizeof sample);
    return rc_core_feed(core, rig, datagram, sizeof datagram,
                        (int64_t)(sample.packet_id * (RC_WALL_SECONDS_PER_TICK * 1e9)));
}

/* One lap of LAP_TICKS along x, over the line at 0, at 60 m/s; the counter steps at the line. */
static void drive_lap(rc_core *core, size_t rig, int32_t first_id, int16_t lap)
{
    for (int32_t i = 0; i < LAP_TICKS; i++) {
        rc_sample sample;
        memset(&sample, 0, sizeof sample);
        double x = -10.25 + i * RC_WALL_SECONDS_PER_TICK * 60;
        sample.packet_id = first_id + i;
        sample.flags = RC_FLAG_LIVE;
        sample.lap = (int16_t)(x < 0 ? lap : lap + 1);
        sample.last_lap_ms = 8333;
        sample.position[0] = (float)x;
        sample.velocity[0] = sample.speed = 60;
        send(core, rig, sample);
        if (i % 100 == 0)
            send(core, rig, sample);
    }
}

static void check_laps(rc_core *core, size_t expected)
{
    rc_event events[256];
    size_t laps = 0, count = rc_ring_count(&core->ring);
    rc_ring_take(&core->ring, events, count);
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind != RC_LAP)
            continue;
        laps++;
        double ticks = events[i].tick - events[i].start_tick;
        expect(!events[i].flying || fabs(ticks - LAP_TICKS) < 1e-3, "a lap of another length");
        expect(i > 0 && events[i - 1].kind == RC_PASSING, "a lap before its passing");
    }
    expect(laps == expected, "another number of laps");
}

int main(void)
{
    rc_options options = {2, 100, 256, 1 << 12, RC_WALL_SECONDS_PER_TICK * 1e9};
    const rc_line lines[] = {{0, 0, 1, 0, 10}, {5, 0, 1, 0, 10}};
    rc_core *core = rc_core_new(decode, &options);
    if (core == NULL || !rc_core_set_lines(core, lines, 2))
        return 1;
    for (int16_t lap = 0; lap < LAPS; lap++)
        drive_lap(core, lap % 2, 1 + lap / 2 * LAP_TICKS, (int16_t)(lap / 2 + 1));
    check_laps(core, LAPS);
    drive_lap(core, 0, 1, 1); /* the game was restarted */
    expect(core->rigs[0].counters.epochs == 1, "no restart was seen");
    expect(core->rigs[0].counters.doubled == (LAPS / 2 + 1) * LAP_TICKS / 100, "doubles");
    expect(atomic_load(&core->capture.overflow) > 0, "the capture was never full");
    uint8_t garbage[8] = {0};
    expect(rc_core_feed(core, 1, garbage, sizeof garbage, 0) == RC_BAD_LENGTH, "bad length");
    rc_core_settle(core, INT64_MAX);
    rc_core_free(core);
    printf("drive_core: %s\n", failures ? "FAILED" : "all is well");
    return failures != 0;
}
