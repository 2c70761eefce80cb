/* From the game's lap counter and the crossings of the finish line to laps.
 *
 * The game steps the counter in the first packet past its line, and gives the official time in
 * that same packet (public recordings agree). Our line may lie a little elsewhere, so a step looks
 * for its crossing up to RC_MATCH_TICKS before, and then waits as long for one after. */
#include <math.h>
#include <string.h>

#include "core.h"

bool rc_is_live(const rc_sample *sample)
{
    int flags = sample->flags & (RC_FLAG_LIVE | RC_FLAG_PAUSED | RC_FLAG_LOADING);
    return flags == RC_FLAG_LIVE;
}

/* Begins to book a lap whose start was not seen; a step that waits may yet fill it in. */
void rc_lap_open(rc_rig *rig, const rc_sample *sample)
{
    rc_lap fresh = {.start_tick = NAN, .first_id = sample->packet_id, .samples = 1,
                    .live = rc_is_live(sample)};
    rig->lap = fresh;
}

/* Ends the waiting: the lap before goes out, the lap now began at this tick (NaN: not seen). */
static void resolve(rc_core *core, rc_rig *rig, double tick, bool estimated)
{
    rc_step *step = &rig->step;
    step->waiting = false;
    rig->lap.start_tick = tick;
    rig->lap.flying = step->may_fly && !isnan(tick);
    rig->lap.estimated = estimated && !isnan(tick); /* unseen: there is no time of ours to doubt */
    if (!step->has_lap)
        return;
    step->event.tick = tick;
    step->event.estimated |= estimated;
    rc_core_emit(core, &step->event);
}

void rc_lap_give_up(rc_core *core, rc_rig *rig)
{
    if (rig->step.waiting)
        resolve(core, rig, NAN, true);
}

static rc_event lap_event(const rc_rig *rig, const rc_sample *sample)
{
    rc_event event;
    memset(&event, 0, sizeof event); /* the padding too: records are compared as bytes */
    event.kind = RC_LAP;
    event.live = rig->lap.live;
    event.flying = rig->lap.flying;
    event.estimated = rig->lap.estimated;
    event.rig = sample->rig;
    event.line = -1;
    event.lap = rig->latest.lap;
    event.laps_total = sample->laps_total;
    event.packet_id = sample->packet_id;
    event.official_ms = sample->last_lap_ms;
    event.missing = rig->lap.missing;
    event.doubled = rig->lap.doubled;
    event.samples = rig->lap.samples;
    event.tick = NAN;
    event.start_tick = rig->lap.start_tick;
    event.arrival_ns = sample->arrival_ns;
    return event;
}

/* A lap 1 that follows a lap 0 begins at the line, but not flying when the car stood on the grid
 * just before. */
static bool may_fly(const rc_rig *rig, double tick)
{
    return rig->latest.lap >= 1 || tick - rig->stood_tick > RC_STANDING_TICKS;
}

/* The counter went up by one, from 0 or more. */
static void step_up(rc_core *core, rc_rig *rig, const rc_sample *sample, double tick)
{
    rc_step *step = &rig->step;
    step->tick = tick;
    step->arrival_ns = sample->arrival_ns;
    step->lap = rig->latest.lap;
    step->waiting = true;
    step->has_lap = rig->latest.lap >= 1 && sample->last_lap_ms > 0;
    step->may_fly = may_fly(rig, tick);
    step->event = lap_event(rig, sample);
    rc_lap_open(rig, sample);
    if (tick - rig->finish_tick <= RC_MATCH_TICKS)
        resolve(core, rig, rig->finish_tick, rig->finish_estimated);
    else if (core->line_count == 0)
        resolve(core, rig, NAN, true);
    rig->finish_tick = NAN;
}

static void step_or_reset(rc_core *core, rc_rig *rig, const rc_sample *sample, double tick)
{
    rc_lap_give_up(core, rig);
    if (rig->latest.lap >= 0 && sample->lap == rig->latest.lap + 1) {
        step_up(core, rig, sample, tick);
        return;
    }
    rc_lap_open(rig, sample);
    rig->finish_tick = NAN;
}

void rc_lap_follow(rc_core *core, rc_rig *rig, const rc_sample *sample, double tick)
{
    if (sample->lap != rig->latest.lap) {
        step_or_reset(core, rig, sample, tick);
    } else {
        rig->lap.samples++;
        rig->lap.live = rig->lap.live && rc_is_live(sample);
    }
    if (tick > rig->step.tick + RC_MATCH_TICKS)
        rc_lap_give_up(core, rig);
    if (sample->speed < 1)
        rig->stood_tick = tick;
}

/* The finish line was crossed forwards at this tick: a waiting step takes it, or the next one. */
void rc_lap_crossed(rc_core *core, rc_rig *rig, double tick, bool estimated)
{
    if (rig->step.waiting && tick <= rig->step.tick + RC_MATCH_TICKS) {
        resolve(core, rig, tick, estimated);
        return;
    }
    rig->finish_tick = tick;
    rig->finish_estimated = estimated;
}
