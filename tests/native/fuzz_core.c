/* Whatever a feed decodes, the timing core must survive, and what it says must hang together.
 * The input is a list of things to do to a core; numbers in samples may be anything, NaN too. With
 * clang a libFuzzer target; -DFUZZ_MAIN gives a main of its own: `fuzz_core [seconds]`. */
#include "../../racecontrol/timing/core.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RIGS = 3, RING = 8, CAPTURE_BYTES = 512, HISTORY = 5, DATAGRAM_BYTES = 42 };

static void require(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz_core: %s\n", what);
    abort();
}

/* A feed whose datagram is just the fields that timing reads. */
static enum rc_verdict decode(uint8_t *datagram, size_t length, rc_sample *sample)
{
    if (length != DATAGRAM_BYTES)
        return RC_BAD_LENGTH;
    if (datagram[0] > 250)
        return RC_BAD_MAGIC;
    memcpy(&sample->packet_id, datagram, 4);
    if (datagram[4] & 7) /* mostly near each other, as ids are */
        sample->packet_id &= 0x3ff;
    sample->lap = (int16_t)(datagram[5] % 5 - 1);
    sample->flags = datagram[6];
    memcpy(&sample->last_lap_ms, datagram + 7, 4);
    memcpy(sample->position, datagram + 11, 12);
    memcpy(sample->velocity, datagram + 23, 12);
    memcpy(&sample->speed, datagram + 35, 4);
    if (datagram[4] & 8) { /* mostly around the lines, at a speed that can be */
        sample->position[0] = (float)(int8_t)datagram[11] / 64;
        sample->position[1] = 0;
        sample->position[2] = (float)(int8_t)datagram[12] / 64;
        sample->velocity[0] = (float)(int8_t)datagram[13];
        sample->velocity[2] = (float)(int8_t)datagram[14];
        sample->speed = (float)datagram[15];
    }
    return RC_ACCEPTED;
}

static void check_event(const rc_event *event)
{
    require(event->kind >= RC_PASSING && event->kind <= RC_EPOCH, "an event of no kind");
    require(event->rig >= 0 && event->rig < RIGS, "an event of no rig");
    if (event->kind == RC_LAP) {
        require(event->lap >= 1 && event->official_ms > 0, "a lap without a number or a time");
        require(!(event->tick <= event->start_tick), "a lap that ends before it begins");
        require(!event->flying || !isnan(event->start_tick), "flying from nowhere");
    } else {
        require(isfinite(event->tick), "an event at no time");
    }
}

static void drain(rc_core *core)
{
    rc_event events[RING];
    uint8_t bytes[CAPTURE_BYTES];
    rc_captured header;
    size_t count = rc_ring_count(&core->ring);
    require(count <= RING, "more events than the ring holds");
    rc_ring_take(&core->ring, events, count);
    for (size_t i = 0; i < count; i++)
        check_event(&events[i]);
    while (rc_capture_peek(&core->capture, &header)) {
        require(header.length >= 0 && header.length <= CAPTURE_BYTES, "a torn capture");
        rc_capture_take(&core->capture, &header, bytes);
    }
}

static void set_lines(rc_core *core, uint8_t count)
{
    const rc_line lines[] = {{0, 0, 1, 0, 2}, {0.5, 0, 0.6, 0.8, 1}, {-0.5, 0, -1, 0, 3}};
    require(rc_core_set_lines(core, lines, count % 4), "no memory for lines");
}

static void read_all(const rc_core *core)
{
    rc_sample samples[HISTORY];
    rc_arrival points[RC_BUCKETS];
    for (size_t rig = 0; rig < RIGS; rig++) {
        require(rc_core_history(core, rig, HISTORY, samples) <= HISTORY, "too long a history");
        size_t count = rc_core_envelope(core, rig, points);
        for (size_t i = 1; i < count; i++)
            require(points[i - 1].tick < points[i].tick, "an envelope out of order");
    }
}

/* The feed for batches; reads no further than its packets. */
static void decode_timing(const rc_packets *packets, rc_sample *samples, uint8_t *verdicts)
{
    uint8_t datagram[DATAGRAM_BYTES] = {0};
    for (size_t i = 0; i < packets->count; i++) {
        if (packets->length <= sizeof datagram)
            memcpy(datagram, packets->bytes + i * packets->length, packets->length);
        verdicts[i] = (uint8_t)decode(datagram, packets->length, &samples[i]);
    }
}

/* The bytes as a batch, of which rigs and arrivals are part too. Returns how many it used. */
static size_t feed_batch(rc_core *core, const uint8_t *bytes, size_t length)
{
    enum { EACH = DATAGRAM_BYTES + 2 + 8 };
    size_t count = length / EACH < 100 ? length / EACH : 100;
    int16_t rigs[100];
    for (size_t i = 0; i < count; i++)
        rigs[i] = (int16_t)(bytes[2 * i] % RIGS);
    rc_batch batch = {{bytes + 10 * count, DATAGRAM_BYTES, count, false},
                      (const uint8_t *)rigs, bytes + 2 * count};
    require(rc_core_feed_batch(core, decode_timing, &batch) <= count, "more used than fed");
    return EACH * count;
}

/* Does what the bytes say; returns how many it used. */
static size_t act(rc_core *core, const uint8_t *bytes, size_t length)
{
    uint8_t datagram[DATAGRAM_BYTES];
    int64_t at_ns = 0;
    size_t size = length - 1 < sizeof datagram ? length - 1 : sizeof datagram;
    switch (bytes[0] % 16) {
    case 0:
        drain(core);
        return 1;
    case 1:
        set_lines(core, bytes[0] / 16);
        return 1;
    case 2:
        rc_core_settle(core, INT64_MAX / (bytes[0] + 1));
        return 1;
    case 3:
        read_all(core);
        return 1;
    case 4:
        return 1 + feed_batch(core, bytes + 1, length - 1);
    default:
        memcpy(datagram, bytes + 1, size);
        memcpy(&at_ns, bytes + 1, size < 8 ? size : 8);
        rc_core_feed(core, bytes[0] / 16 % RIGS, datagram, size, at_ns);
        return 1 + size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    rc_options options = {RIGS, HISTORY, RING, CAPTURE_BYTES, 16683333.3};
    rc_core *core = rc_core_new(decode, &options);
    require(core != NULL, "no memory for a core");
    for (size_t used = 0; used < length;)
        used += act(core, bytes + used, length - used);
    drain(core);
    rc_core_free(core);
    return 0;
}

#ifdef FUZZ_MAIN
static uint64_t state = 88172645463325252u;

static uint64_t noise(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

int main(int count, char **arguments)
{
    time_t end = time(NULL) + (count > 1 ? atol(arguments[1]) : 5);
    static uint8_t bytes[8192];
    long rounds = 0;
    for (; time(NULL) < end; rounds++) {
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (uint8_t)(noise() >> 32);
        LLVMFuzzerTestOneInput(bytes, noise() % sizeof bytes);
    }
    printf("fuzz_core: %ld rounds\n", rounds);
    return rounds == 0;
}
#endif
