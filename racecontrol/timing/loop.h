/* The receiving thread: datagrams from a socket, by source address, into the core. No Python.
 *
 * The thread waits for the socket, takes what is there (up to RC_BATCH datagrams), and feeds them
 * under one lock of the core. It wakes the reader when there are events, when the capture is half
 * full, and when it ends. Nothing it meets is silent: a socket error is kept in `error`. */
#ifndef RC_LOOP_H
#define RC_LOOP_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core.h"
#include "stamp.h"

enum { RC_BATCH = 32 };

typedef struct rc_loop {
    rc_core *core; /* borrowed: outlives the loop */
    int fd;        /* borrowed: a bound UDP socket */
    uint32_t *addresses; /* of each rig, network byte order */
    size_t address_count;
    bool portable;      /* recvfrom and the clock instead of recvmmsg and kernel stamps */
    bool running;       /* started and not yet joined */
    int wake[2];        /* read end, write end; the same descriptor for an eventfd */
    int stop[2];
    _Atomic bool alive; /* the thread has not ended */
    pthread_t thread;
    rc_wall wall; /* of the thread, for the kernel's stamps */
    int refusals; /* errors of the socket without a datagram between */
    _Atomic int error; /* the last errno of the socket, 0: none */
} rc_loop;

/* False with errno set when the wake-up descriptors or memory cannot be had. Copies addresses. */
bool rc_loop_init(rc_loop *loop, rc_core *core, int fd, const uint32_t *addresses, size_t count,
                  bool portable);
void rc_loop_free(rc_loop *loop); /* stops first */

/* 0, or an errno. Starting a running loop does nothing. */
int rc_loop_start(rc_loop *loop);
/* Returns when the thread has ended. */
void rc_loop_stop(rc_loop *loop);

/* Empties the wake-up, so that its descriptor is readable again only after new events. */
void rc_loop_clear_wake(rc_loop *loop);

/* True where recvmmsg and kernel stamps exist; elsewhere every loop is portable. */
bool rc_loop_has_batches(void);

#endif
