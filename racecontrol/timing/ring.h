/* Two rings with one producer and one consumer each. Neither ever overwrites: what does not fit
 * is dropped and counted. */
#ifndef RC_RING_H
#define RC_RING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct rc_event { /* events.EVENT */
    uint8_t kind;
    uint8_t live;
    uint8_t flying;
    uint8_t estimated;
    int16_t rig;
    int16_t line;
    int16_t lap;
    int16_t laps_total;
    int32_t packet_id;
    int32_t official_ms;
    int32_t missing;
    int32_t doubled;
    int32_t samples;
    double tick;
    double start_tick;
    int64_t arrival_ns;
} rc_event;

typedef struct rc_ring {
    rc_event *slots;
    size_t capacity; /* a power of two */
    _Atomic size_t head; /* written by the producer, counts up for ever */
    _Atomic size_t tail; /* written by the consumer */
    _Atomic uint64_t overflow;
} rc_ring;

bool rc_ring_init(rc_ring *ring, size_t capacity);
void rc_ring_free(rc_ring *ring);
void rc_ring_push(rc_ring *ring, const rc_event *event);
size_t rc_ring_count(const rc_ring *ring);
/* Moves exactly count events out; the caller has asked rc_ring_count before. */
void rc_ring_take(rc_ring *ring, rc_event *into, size_t count);

typedef struct rc_captured {
    int64_t arrival_ns;
    int32_t length;
    int16_t rig;
    int16_t verdict;
} rc_captured;

/* What stands in the capture between the datagrams, so that a replay does the same at the same
 * place; in `verdict` of the header (cores.Note). */
enum rc_note {
    RC_NOTE_LINES = -1,   /* the lines changed: the rc_lines follow */
    RC_NOTE_SETTLED = -2, /* laps went out without their crossing, at arrival_ns */
    RC_NOTE_EVENT = -3,   /* an event went out: the rc_event follows */
};

/* Datagrams of any length, each behind its rc_captured. */
typedef struct rc_capture {
    uint8_t *bytes;
    size_t capacity; /* a power of two, or 0: captures nothing */
    _Atomic size_t head;
    _Atomic size_t tail;
    _Atomic uint64_t overflow;
} rc_capture;

bool rc_capture_init(rc_capture *capture, size_t capacity);
void rc_capture_free(rc_capture *capture);
void rc_capture_push(rc_capture *capture, const rc_captured *header, const uint8_t *datagram);
bool rc_capture_is_half_full(const rc_capture *capture);
/* Reads the next header without taking it; false when the ring is empty. */
bool rc_capture_peek(const rc_capture *capture, rc_captured *header);
/* Takes what was peeked; into holds header->length bytes. */
void rc_capture_take(rc_capture *capture, const rc_captured *header, uint8_t *into);

/* The next power of two at or above n (n at most half of SIZE_MAX). */
size_t rc_power_of_two(size_t n);

#endif
