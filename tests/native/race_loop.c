/* The receiving thread under the thread sanitizer: one thread sends over loopback, the loop
 * receives, and this one drains, reads and changes the lines all the while. */
#define _GNU_SOURCE
#include "../../racecontrol/timing/loop.h"

#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { DATAGRAMS = 4000, WINDOW = 64 };

typedef struct sender {
    struct sockaddr_in to;
    _Atomic int taken; /* by the reader: the sender stays within WINDOW of it */
} sender;

/* A feed whose datagram is an id: odd ids are before the line, even ones behind it. */
static enum rc_verdict decode(uint8_t *datagram, size_t length, rc_sample *sample)
{
    if (length != 4)
        return RC_BAD_LENGTH;
    memcpy(&sample->packet_id, datagram, 4);
    sample->lap = 1;
    sample->flags = RC_FLAG_LIVE;
    sample->position[0] = sample->packet_id % 2 ? -0.6f : 0.4f; /* well behind the line, then past it */
    sample->velocity[0] = sample->speed = 60;
    return RC_ACCEPTED;
}

static void *send_all(void *argument)
{
    sender *from = argument;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    for (int32_t id = 1; id <= DATAGRAMS; id++) {
        while (id > atomic_load(&from->taken) + WINDOW)
            poll(NULL, 0, 1);
        sendto(fd, &id, 4, 0, (struct sockaddr *)&from->to, sizeof from->to);
    }
    close(fd);
    return NULL;
}

static int bound_socket(struct sockaddr_in *address)
{
    socklen_t size = sizeof *address;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    memset(address, 0, sizeof *address);
    address->sin_family = AF_INET;
    address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (struct sockaddr *)address, size) < 0 ||
        getsockname(fd, (struct sockaddr *)address, &size) < 0)
        return -1;
    return fd;
}

/* Takes what is there; returns how many events. */
static size_t take(rc_core *core)
{
    static rc_event events[1 << 13];
    uint8_t bytes[RC_DATAGRAM_BYTES];
    rc_captured header;
    size_t count = rc_ring_count(&core->ring);
    rc_ring_take(&core->ring, events, count);
    while (rc_capture_peek(&core->capture, &header))
        rc_capture_take(&core->capture, &header, bytes);
    return count;
}

static int read_samples(rc_core *core)
{
    rc_sample samples[16];
    rc_arrival points[RC_BUCKETS];
    rc_core_lock(core);
    rc_core_history(core, 0, 16, samples);
    rc_core_envelope(core, 0, points);
    int last = core->rigs[0].latest.packet_id;
    rc_core_unlock(core);
    return last;
}

static int race(bool portable)
{
    rc_options options = {1, 100, 1 << 13, 1 << 16, RC_WALL_SECONDS_PER_TICK * 1e9};
    const rc_line line = {0, 0, 1, 0, 10};
    rc_core *core = rc_core_new(decode, &options);
    sender from = {.taken = 0};
    int fd = bound_socket(&from.to);
    uint32_t loopback = htonl(INADDR_LOOPBACK);
    rc_loop loop;
    pthread_t thread;
    size_t events = 0;
    if (core == NULL || fd < 0 || !rc_loop_init(&loop, core, fd, &loopback, 1, portable))
        return 1;
    rc_core_set_lines(core, &line, 1);
    rc_loop_start(&loop);
    pthread_create(&thread, NULL, send_all, &from);
    for (int last = 0; last < DATAGRAMS;) {
        struct pollfd wait = {loop.wake[0], POLLIN, 0};
        poll(&wait, 1, 20);
        rc_loop_clear_wake(&loop);
        events += take(core);
        last = read_samples(core);
        atomic_store(&from.taken, last);
        rc_core_lock(core);
        rc_core_set_lines(core, &line, 1);
        rc_core_unlock(core);
    }
    pthread_join(thread, NULL);
    rc_loop_stop(&loop);
    events += take(core);
    int error = atomic_load(&loop.error);
    rc_loop_free(&loop);
    rc_core_free(core);
    close(fd);
    printf("race_loop: %s, %zu of %d passings, error %d\n", portable ? "portable" : "batched",
           events, DATAGRAMS / 2, error);
    return events != DATAGRAMS / 2 || error != 0;
}

int main(void)
{
    return race(false) | race(true);
}
