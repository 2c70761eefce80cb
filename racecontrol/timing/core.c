#define _POSIX_C_SOURCE 200809L /* a mutex that lends its waiter's priority */
#include "core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool init_rigs(rc_core *core)
{
    core->rigs = calloc(core->options.rigs, sizeof *core->rigs);
    if (core->rigs == NULL)
        return false;
    for (size_t i = 0; i < core->options.rigs; i++) {
        core->rigs[i].history = calloc(core->options.history, sizeof(rc_sample));
        if (core->rigs[i].history == NULL)
            return false;
        rc_envelope_clear(core, &core->rigs[i]);
    }
    return true;
}

/* Whoever holds the lock while the receiving thread waits for it inherits that one's priority. */
static void init_lock(pthread_mutex_t *lock)
{
    pthread_mutexattr_t rule;
    pthread_mutexattr_init(&rule);
    (void)pthread_mutexattr_setprotocol(&rule, PTHREAD_PRIO_INHERIT); /* else: without */
    pthread_mutex_init(lock, &rule);
    pthread_mutexattr_destroy(&rule);
}

rc_core *rc_core_new(rc_decode decode, const rc_options *options)
{
    rc_core *core = calloc(1, sizeof *core);
    if (core == NULL)
        return NULL;
    core->decode = decode;
    core->options = *options;
    init_lock(&core->lock);
    if (!init_rigs(core) || !rc_ring_init(&core->ring, options->ring) ||
        !rc_capture_init(&core->capture, options->capture_bytes)) {
        rc_core_free(core);
        return NULL;
    }
    return core;
}

void rc_core_free(rc_core *core)
{
    for (size_t i = 0; core->rigs != NULL && i < core->options.rigs; i++)
        free(core->rigs[i].history);
    free(core->crossed);
    free(core->rigs);
    free(core->lines);
    free(core->hits);
    rc_ring_free(&core->ring);
    rc_capture_free(&core->capture);
    pthread_mutex_destroy(&core->lock);
    free(core);
}

void rc_core_lock(rc_core *core) { pthread_mutex_lock(&core->lock); }

void rc_core_unlock(rc_core *core) { pthread_mutex_unlock(&core->lock); }

/* ---- what goes out ---- */

static void note(rc_core *core, enum rc_note kind, size_t rig, int64_t at_ns, const void *what,
                 size_t length)
{
    rc_captured header = {at_ns, (int32_t)length, (int16_t)rig, (int16_t)kind};
    rc_capture_push(&core->capture, &header, what);
}

void rc_core_emit(rc_core *core, const rc_event *event)
{
    rc_ring_push(&core->ring, event);
    note(core, RC_NOTE_EVENT, (size_t)event->rig, event->arrival_ns, event, sizeof *event);
}

bool rc_core_set_lines(rc_core *core, const rc_line *lines, size_t count)
{
    rc_line *copy = calloc(count + 1, sizeof *copy); /* + 1: never zero bytes */
    rc_hit *hits = calloc(count + 1, sizeof *hits);
    uint8_t *crossed = calloc(core->options.rigs, count + 1);
    if (copy == NULL || hits == NULL || crossed == NULL) {
        free(copy);
        free(hits);
        free(crossed);
        return false;
    }
    if (count > 0)
        memcpy(copy, lines, count * sizeof *copy);
    free(core->lines);
    free(core->hits);
    free(core->crossed);
    core->lines = copy;
    core->hits = hits;
    core->crossed = crossed;
    core->line_count = count;
    for (size_t i = 0; i < core->options.rigs; i++)
        core->rigs[i].crossed = crossed + i * (count + 1);
    note(core, RC_NOTE_LINES, 0, 0, copy, count * sizeof *copy);
    return true;
}

/* ---- epochs ---- */

/* How many ticks the break lasted, by the clock of arrivals: at least one. */
static int64_t ticks_elapsed(const rc_core *core, const rc_rig *rig, int64_t arrival_ns)
{
    double elapsed_ns = (double)arrival_ns - (double)rig->latest.arrival_ns;
    double ticks = floor(elapsed_ns / core->options.tick_ns + 0.5);
    if (!(ticks >= 1))
        return 1;
    return ticks < 1e9 ? (int64_t)ticks : 1000000000;
}

/* The car may have been put anywhere. */
static void forget_crossed(const rc_core *core, rc_rig *rig)
{
    if (core->line_count > 0)
        memset(rig->crossed, 0, core->line_count);
}

static void start_epoch(const rc_core *core, rc_rig *rig, const rc_sample *sample)
{
    rc_envelope_clear(core, rig);
    rc_ids_begin(rig, sample->packet_id);
    rig->finish_tick = NAN;
    forget_crossed(core, rig);
    rig->stood_tick =
        sample->speed < 1 ? (double)(sample->packet_id + rig->tick_offset) : -INFINITY;
    rc_lap_open(rig, sample);
}

/* The game was restarted: ids begin again, ticks go on. */
static void restart(rc_core *core, rc_rig *rig, const rc_sample *sample)
{
    rc_lap_give_up(core, rig);
    int64_t last_tick = rig->latest.packet_id + rig->tick_offset;
    rig->tick_offset =
        last_tick + ticks_elapsed(core, rig, sample->arrival_ns) - sample->packet_id;
    rig->counters.epochs++;
    start_epoch(core, rig, sample);
    rc_event event;
    memset(&event, 0, sizeof event);
    event.kind = RC_EPOCH;
    event.rig = sample->rig;
    event.line = -1;
    event.lap = sample->lap;
    event.laps_total = sample->laps_total;
    event.packet_id = sample->packet_id;
    event.official_ms = -1;
    event.tick = (double)(sample->packet_id + rig->tick_offset);
    event.start_tick = NAN;
    event.arrival_ns = sample->arrival_ns;
    rc_core_emit(core, &event);
}

/* ---- passings ---- */

/* Is the line to be looked at? Not while the car is still about where it crossed it last. */
static bool is_open(const rc_core *core, rc_rig *rig, size_t line)
{
    if (rig->crossed[line] && rc_past(&core->lines[line], &rig->latest) < -RC_BEHIND_M)
        rig->crossed[line] = 0;
    return !rig->crossed[line];
}

/* Fills core->hits with the lines crossed in this step, in the order of crossing. */
static size_t find_hits(rc_core *core, rc_rig *rig, const rc_sample *sample, double tick)
{
    double before = (double)(rig->latest.packet_id + rig->tick_offset), share;
    size_t count = 0;
    if (rig->latest.lap < 0 || sample->lap < 0 ||
        !rc_is_drivable(&rig->latest, sample, tick - before)) {
        forget_crossed(core, rig);
        return 0;
    }
    const double from[2] = {(double)rig->latest.position[0], (double)rig->latest.position[2]};
    const double to[2] = {(double)sample->position[0], (double)sample->position[2]};
    for (size_t line = 0; line < core->line_count; line++) {
        if (!is_open(core, rig, line) || !rc_passes(&core->lines[line], from, to) ||
            !rc_crossing(&core->lines[line], &rig->latest, sample, tick - before, &share))
            continue;
        rig->crossed[line] = 1;
        rc_hit hit = {before + share * (tick - before), line};
        size_t at = count++;
        for (; at > 0 && core->hits[at - 1].tick > hit.tick; at--)
            core->hits[at] = core->hits[at - 1];
        core->hits[at] = hit;
    }
    return count;
}

/* Too much happened between the two samples for an exact crossing. */
static bool is_estimate(const rc_rig *rig, const rc_sample *sample)
{
    return (int64_t)sample->packet_id - rig->latest.packet_id > RC_EXACT_TICKS;
}

/* The counter as it stood before the line, wherever in this step the counter itself went up. */
static int16_t lap_before(const rc_rig *rig, const rc_sample *sample, const rc_hit *hit,
                          bool after_finish)
{
    if (hit->line == 0 && rig->step.waiting && hit->tick <= rig->step.tick + RC_MATCH_TICKS)
        return rig->step.lap;
    return after_finish ? sample->lap : rig->latest.lap;
}

static void emit_passing(rc_core *core, const rc_rig *rig, const rc_sample *sample,
                         const rc_hit *hit, bool after_finish)
{
    rc_event event;
    memset(&event, 0, sizeof event);
    event.kind = RC_PASSING;
    event.live = rc_is_live(&rig->latest) && rc_is_live(sample);
    event.estimated = is_estimate(rig, sample);
    event.rig = sample->rig;
    event.line = (int16_t)hit->line;
    event.lap = lap_before(rig, sample, hit, after_finish);
    event.laps_total = sample->laps_total;
    event.packet_id = sample->packet_id;
    event.official_ms = -1;
    event.tick = hit->tick;
    event.start_tick = NAN;
    event.arrival_ns = sample->arrival_ns;
    rc_core_emit(core, &event);
}

static void cross_lines(rc_core *core, rc_rig *rig, const rc_sample *sample, double tick)
{
    size_t count = find_hits(core, rig, sample, tick);
    bool after_finish = false;
    for (size_t i = 0; i < count; i++) {
        emit_passing(core, rig, sample, &core->hits[i], after_finish);
        if (core->hits[i].line != 0)
            continue;
        rc_lap_crossed(core, rig, core->hits[i].tick, is_estimate(rig, sample));
        after_finish = true;
    }
}

/* ---- what is kept of each sample ---- */

/* Copies the bytes between the fields too, so that records can be compared as bytes. A line of the
 * cache at a time: told the whole size, compilers choose a copy that is slow to start. */
static void copy(rc_sample *to, const rc_sample *from)
{
    enum { LINE = 64, LINES = sizeof(rc_sample) / LINE };
    for (size_t i = 0; i < LINES; i++)
        memcpy((uint8_t *)to + i * LINE, (const uint8_t *)from + i * LINE, LINE);
    memcpy((uint8_t *)to + LINES * LINE, (const uint8_t *)from + LINES * LINE,
           sizeof *to - LINES * LINE);
}

static void keep_whole(const rc_core *core, rc_rig *rig, const rc_sample *sample)
{
    copy(&rig->history[rig->history_count++ % core->options.history], sample);
    copy(&rig->latest, sample);
    rig->latest_is_timing = false;
}

/* All that timing reads stands before the road plane; behind it a sample of a batch is absent. */
static void keep_timing(rc_rig *rig, const rc_sample *sample)
{
    if (!rig->latest_is_timing)
        copy(&rig->latest, sample);
    memcpy(&rig->latest, sample, offsetof(rc_sample, road_plane));
    rig->latest_is_timing = true;
}

static void keep(rc_core *core, rc_rig *rig, const rc_sample *sample, int64_t tick,
                 enum rc_extent extent)
{
    rig->counters.accepted++;
    rig->counters.last_arrival_ns = sample->arrival_ns;
    if (extent == RC_WHOLE)
        keep_whole(core, rig, sample);
    else
        keep_timing(rig, sample);
    rc_envelope_keep(core, rig, tick, sample->arrival_ns);
}

static void follow(rc_core *core, rc_rig *rig, const rc_sample *sample)
{
    int64_t last = rig->latest.packet_id, gap = sample->packet_id - last - 1;
    double tick = (double)(sample->packet_id + rig->tick_offset);
    rig->counters.missing += gap;
    rig->lap.missing += (int32_t)(gap > INT32_MAX - rig->lap.missing
                                      ? INT32_MAX - rig->lap.missing : gap);
    rc_ids_advance(rig, last, sample->packet_id);
    cross_lines(core, rig, sample, tick);
    rc_lap_follow(core, rig, sample, tick);
}

/* A sample whose datagram was good: used unless its id was seen or passed. */
static int use(rc_core *core, rc_rig *rig, const rc_sample *sample, enum rc_extent extent)
{
    int64_t id = sample->packet_id, last = rig->latest.packet_id;
    if (!rig->started)
        start_epoch(core, rig, sample);
    else if (id == last)
        return rc_ids_seen(rig);
    else if (id < last && last - id <= RC_LATE_TICKS)
        return rc_ids_late(rig, id);
    else if (id < last)
        restart(core, rig, sample);
    else
        follow(core, rig, sample);
    rig->started = true;
    keep(core, rig, sample, id + rig->tick_offset, extent);
    return RC_ACCEPTED;
}

int rc_core_take(rc_core *core, size_t index, enum rc_verdict verdict, rc_sample *sample,
                 enum rc_extent extent)
{
    rc_rig *rig = &core->rigs[index];
    if (verdict == RC_BAD_LENGTH) {
        rig->counters.bad_length++;
        return RC_BAD_LENGTH;
    }
    if (verdict != RC_ACCEPTED) {
        rig->counters.bad_magic++;
        return RC_BAD_MAGIC;
    }
    sample->rig = (int16_t)index;
    return use(core, rig, sample, extent);
}

int rc_core_feed(rc_core *core, size_t rig, uint8_t *datagram, size_t length, int64_t arrival_ns)
{
    rc_sample sample;
    memset(&sample, 0, sizeof sample);
    enum rc_verdict decoded = core->decode(datagram, length, &sample);
    sample.arrival_ns = arrival_ns;
    int verdict = rc_core_take(core, rig, decoded, &sample, RC_WHOLE);
    rc_captured header = {arrival_ns, (int32_t)length, (int16_t)rig, (int16_t)verdict};
    rc_capture_push(&core->capture, &header, datagram);
    return verdict;
}

void rc_core_unknown(rc_core *core, uint32_t address)
{
    core->unknown_count++;
    core->unknown_address = address;
}

void rc_core_settle(rc_core *core, int64_t now_ns)
{
    bool settled = false;
    for (size_t i = 0; i < core->options.rigs; i++) {
        rc_rig *rig = &core->rigs[i];
        if (!rig->step.waiting ||
            (double)now_ns - (double)rig->latest.arrival_ns < RC_SETTLE_NS)
            continue;
        rc_lap_give_up(core, rig);
        settled = true;
    }
    if (settled)
        note(core, RC_NOTE_SETTLED, 0, now_ns, "", 0);
}

size_t rc_core_history(const rc_core *core, size_t rig, size_t count, rc_sample *into)
{
    const rc_rig *from = &core->rigs[rig];
    size_t kept = from->history_count < core->options.history ? from->history_count
                                                              : core->options.history;
    count = count < kept ? count : kept;
    for (size_t i = 0; i < count; i++)
        into[i] = from->history[(from->history_count - count + i) % core->options.history];
    return count;
}
