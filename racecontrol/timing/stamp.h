/* From the kernel's stamps, which are wall clock time, to the monotonic clock. Pure arithmetic. */
#ifndef RC_STAMP_H
#define RC_STAMP_H

#include <stdbool.h>
#include <stdint.h>

/* The wall clock against the monotonic one, as it was last read. */
typedef struct rc_wall {
    int64_t offset_ns; /* wall clock minus monotonic */
    int64_t read_ns;   /* monotonic */
    bool read;         /* false: not yet */
    bool doubtful;     /* stamps from before a step may still wait in the socket */
    bool steady;       /* the stamps of this batch are of the same wall clock as the offset */
} rc_wall;

/* A new reading, taken after a batch came out of the socket; `emptied`: nothing was left in it. A
 * wall clock that was set, or is slewed faster than one may drift, moves the offset by more than
 * the time between two readings allows. The stamps of that batch are then worth nothing, nor are
 * those of the batches after it until the socket was empty once. */
void rc_wall_follow(rc_wall *wall, int64_t offset_ns, int64_t now_ns, bool emptied);

/* The monotonic time of a stamp of the batch just read. Without a steady wall clock,
 * or for a stamp from the future or of more than a minute ago, it is the time now: never early,
 * which the fit of a rig's clock relies on, and late by no more than the datagram waited. */
int64_t rc_wall_arrival(const rc_wall *wall, int64_t stamp_ns, int64_t now_ns);

#endif
