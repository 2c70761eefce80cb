/* The timing core: datagrams of N rigs in, passings and laps out. No Python, no socket, no game.
 *
 * One thread at a time may feed, settle, change the lines or read samples: whoever does holds the
 * core's lock (rc_core_lock). Only the two rings are read without it, by one consumer. */
#ifndef RC_CORE_H
#define RC_CORE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "crossing.h"
#include "ring.h"
#include "sample.h"

/* After the feed's own verdicts (sample.h). The numbers are the index in events.CAUSES plus one. */
enum { RC_DOUBLED = 3, RC_LATE = 4, RC_UNKNOWN_SOURCE = 5 };

enum {
    RC_DATAGRAM_BYTES = 2048, /* longer ones are cut there and so found to have a bad length */
    RC_LATE_TICKS = 600,      /* an id further back than this is a game started anew */
    RC_SEEN_IDS = 640,        /* how far back it is known which ids came */
    RC_MATCH_TICKS = 12,      /* between a crossing of the finish line and its lap step */
    RC_STANDING_TICKS = 1800, /* a lap 1 begun sooner than this after standing is not flying */
    RC_BUCKET_TICKS = 64,
    RC_BUCKETS = 64,
};
#define RC_WALL_SECONDS_PER_TICK (1.001 / 60)
#define RC_BEHIND_TICKS 60 /* no network is a second late: such ids are another console's */
#define RC_SETTLE_NS 500000000 /* silence after which a lap no longer waits for its crossing */

enum rc_event_kind { RC_PASSING = 1, RC_LAP = 2, RC_EPOCH = 3 };

typedef struct rc_counters { /* events.COUNTERS */
    int64_t accepted;
    int64_t bad_length;
    int64_t bad_magic;
    int64_t doubled;
    int64_t late;
    int64_t missing;
    int64_t epochs;
    int64_t last_arrival_ns;
    int64_t behind;
} rc_counters;

/* One point of the lower envelope: the datagram of its 64 ticks that was least delayed. */
typedef struct rc_arrival {
    double tick;
    int64_t arrival_ns;
} rc_arrival;

/* The lap being driven. */
typedef struct rc_lap {
    double start_tick; /* crossing of the finish line, NaN when not seen */
    int32_t first_id;
    int32_t samples;
    int32_t missing;
    int32_t doubled;
    bool flying;
    bool live;
    bool estimated; /* its start */
} rc_lap;

/* A step of the lap counter that waits for its crossing of the finish line. */
typedef struct rc_step {
    double tick; /* of the packet that stepped */
    int64_t arrival_ns;
    int16_t lap; /* the lap that ended */
    bool waiting;
    bool has_lap; /* false: 0 to 1, or the game gave no time */
    bool may_fly;
    rc_event event;
} rc_step;

typedef struct rc_rig {
    bool started;
    int32_t first_id;    /* of this epoch */
    int64_t tick_offset; /* tick = id + offset */
    double finish_tick;  /* last crossing of the finish line that no lap has taken, or NaN */
    bool finish_estimated;
    double stood_tick;   /* last tick below 1 m/s, or -infinity */
    rc_sample latest;
    bool latest_is_timing; /* it came in a batch */
    rc_counters counters;
    rc_lap lap;
    rc_step step;
    uint8_t *crossed; /* for each line: 1 until the car is well behind it again */
    uint64_t seen[RC_SEEN_IDS / 64];
    double tick_ns; /* rate along which arrivals of a bucket are compared */
    rc_arrival buckets[RC_BUCKETS];
    int64_t bucket_numbers[RC_BUCKETS];
    rc_sample *history;
    size_t history_count; /* samples ever written */
} rc_rig;

typedef struct rc_options {
    size_t rigs;
    size_t history;       /* samples kept per rig */
    size_t ring;          /* events, brought up to a power of two */
    size_t capture_bytes; /* 0: no capture; else brought up to a power of two */
    double tick_ns;       /* wall time of a tick that is expected */
} rc_options;

typedef struct rc_core {
    rc_decode decode;
    rc_options options;
    rc_rig *rigs;
    rc_line *lines; /* the first is the finish line */
    rc_hit *hits;   /* scratch, as long as lines */
    uint8_t *crossed; /* of all rigs, see rc_rig */
    size_t line_count;
    rc_ring ring;
    rc_capture capture;
    uint64_t unknown_count;
    uint32_t unknown_address; /* network byte order */
    pthread_mutex_t lock;
} rc_core;

/* NULL without memory. The caller owns the core and frees it; decode must outlive it. */
rc_core *rc_core_new(rc_decode decode, const rc_options *options);
void rc_core_free(rc_core *core);

void rc_core_lock(rc_core *core);
void rc_core_unlock(rc_core *core);

/* Copies the lines. False without memory, the lines are then as before. */
bool rc_core_set_lines(rc_core *core, const rc_line *lines, size_t count);

/* One datagram of one rig; the buffer is the caller's and is decrypted in place. Returns the
 * verdict: 0 when it was used. */
int rc_core_feed(rc_core *core, size_t rig, uint8_t *datagram, size_t length, int64_t arrival_ns);

/* How much of a sample is known: all, or what timing needs. The latter is no part of a history. */
enum rc_extent { RC_WHOLE, RC_TIMING };

/* What a feed made of a datagram of a rig: counted, or its sample, which has its arrival, used.
 * Writes the rig into the sample. Returns the verdict: 0 when it was used. */
int rc_core_take(rc_core *core, size_t rig, enum rc_verdict verdict, rc_sample *sample,
                 enum rc_extent extent);

/* Packets of many rigs in the order in which they came, gone through again (batch.c). */
typedef struct rc_batch {
    rc_packets packets;
    const uint8_t *rigs;        /* one int16_t each, native order, at any address */
    const uint8_t *arrivals_ns; /* one int64_t each, as above */
} rc_batch;

/* The same passings, laps, epochs, counters and envelopes as rc_core_feed for each packet, but the
 * latest sample holds only what timing needs, the history stays as it is, and no datagram is
 * captured. Every rig must exist. Takes the core's lock itself, for some packets at a time. Returns how many were used. */
size_t rc_core_feed_batch(rc_core *core, rc_decode_timing decode, const rc_batch *batch);

/* A datagram from an address that belongs to no rig. */
void rc_core_unknown(rc_core *core, uint32_t address);

/* Lets laps go out without their crossing when it has not come for half a second of silence. */
void rc_core_settle(rc_core *core, int64_t now_ns);

/* Copies the last samples of a rig, oldest first; returns how many (at most count). */
size_t rc_core_history(const rc_core *core, size_t rig, size_t count, rc_sample *into);

/* Copies the envelope of a rig, oldest first; returns how many points (at most RC_BUCKETS). */
size_t rc_core_envelope(const rc_core *core, size_t rig, rc_arrival *into);

/* Tells an event: to the ring, and to the capture as a note. */
void rc_core_emit(rc_core *core, const rc_event *event);
/* Packet ids (ids.c): begin with this one; take one that is ahead; refuse one that is not, and
 * return why. */
void rc_ids_begin(rc_rig *rig, int32_t id);
void rc_ids_advance(rc_rig *rig, int64_t last, int64_t id);
int rc_ids_seen(rc_rig *rig);
int rc_ids_late(rc_rig *rig, int64_t id);

/* The envelope (envelope.c): begins anew, and takes an arrival in. */
void rc_envelope_clear(const rc_core *core, rc_rig *rig);
void rc_envelope_keep(const rc_core *core, rc_rig *rig, int64_t tick, int64_t arrival_ns);

/* Lap bookkeeping (lap.c), called by the core for each sample that is used. */
void rc_lap_open(rc_rig *rig, const rc_sample *sample);
void rc_lap_follow(rc_core *core, rc_rig *rig, const rc_sample *sample, double tick);
void rc_lap_crossed(rc_core *core, rc_rig *rig, double tick, bool estimated);
void rc_lap_give_up(rc_core *core, rc_rig *rig);
bool rc_is_live(const rc_sample *sample);

#endif
