#ifdef __linux__
#define _GNU_SOURCE /* recvmmsg */
#define RC_HAS_BATCHES 1
#else
#define _POSIX_C_SOURCE 200809L
#define RC_HAS_BATCHES 0
#endif

#include "loop.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#if RC_HAS_BATCHES
#include <sys/eventfd.h>
#endif

enum {
    QUIET_MS = 250,     /* how often a silent socket lets laps settle */
    PRIORITY = 10,      /* of the thread: low among those of real time, above all others */
    MAX_REFUSALS = 100, /* errors in a row after which the socket is given up */
};

/* What one wait brought; lives on the thread's stack. */
typedef struct batch {
    uint8_t bytes[RC_BATCH][RC_DATAGRAM_BYTES];
    size_t lengths[RC_BATCH];
    int64_t arrivals_ns[RC_BATCH];
    struct sockaddr_in sources[RC_BATCH];
    int count;
} batch;

/* ---- descriptors ---- */

static bool open_pipe(int ends[2])
{
    if (pipe(ends) < 0)
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

static bool open_signal(const rc_loop *loop, int ends[2])
{
#if RC_HAS_BATCHES
    if (!loop->portable) {
        ends[0] = ends[1] = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
        return ends[0] >= 0;
    }
#endif
    (void)loop;
    return open_pipe(ends);
}

static void close_signal(int ends[2])
{
    if (ends[0] >= 0)
        close(ends[0]);
    if (ends[1] >= 0 && ends[1] != ends[0])
        close(ends[1]);
    ends[0] = ends[1] = -1;
}

static void raise_signal(const int ends[2])
{
    uint64_t one = 1;
    ssize_t written = write(ends[1], &one, sizeof one);
    (void)written; /* full means that it is raised already */
}

static void clear_signal(const int ends[2])
{
    uint64_t words[64];
    while (read(ends[0], words, sizeof words) == (ssize_t)sizeof words) {
    }
}

/* ---- clocks ---- */

static int64_t clock_ns(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

#if RC_HAS_BATCHES
/* Realtime minus monotonic, now: of three readings the one that was least disturbed. */
static int64_t realtime_offset_ns(void)
{
    int64_t best_width = INT64_MAX, offset = 0;
    for (int i = 0; i < 3; i++) {
        int64_t before = clock_ns(CLOCK_MONOTONIC);
        int64_t realtime = clock_ns(CLOCK_REALTIME);
        int64_t after = clock_ns(CLOCK_MONOTONIC);
        if (after - before < best_width) {
            best_width = after - before;
            offset = realtime - (before + after) / 2;
        }
    }
    return offset;
}

/* The kernel's stamp on the monotonic clock; the time now where a message has none. */
static int64_t arrival_of(struct msghdr *message, const rc_wall *wall, int64_t now_ns)
{
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c != NULL; c = CMSG_NXTHDR(message, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_TIMESTAMPNS)
            continue;
        struct timespec stamp;
        memcpy(&stamp, CMSG_DATA(c), sizeof stamp);
        return rc_wall_arrival(wall, (int64_t)stamp.tv_sec * 1000000000 + stamp.tv_nsec, now_ns);
    }
    return now_ns;
}

/* Reads both clocks. In every turn, so that a step of the wall clock is seen in the batch that it
 * falls into, and is not taken for drift after a silence. */
static void follow_wall(rc_wall *wall, bool emptied)
{
    int64_t offset_ns = realtime_offset_ns();
    rc_wall_follow(wall, offset_ns, clock_ns(CLOCK_MONOTONIC), emptied);
}
#endif

/* ---- errors ---- */

/* What a failed receive means. True: go on. */
static bool survives(rc_loop *loop, int number)
{
    if (number == EINTR || number == EAGAIN || number == EWOULDBLOCK)
        return true;
    atomic_store(&loop->error, number);
    return number != EBADF && number != ENOTSOCK && ++loop->refusals < MAX_REFUSALS;
}

/* ---- receiving ---- */

#if RC_HAS_BATCHES
typedef union control {
    char bytes[CMSG_SPACE(sizeof(struct timespec)) + 64];
    struct cmsghdr align;
} control;

/* Fills the batch from the socket; returns 0 or an errno. */
static int receive_batch(rc_loop *loop, batch *in)
{
    struct mmsghdr headers[RC_BATCH];
    struct iovec parts[RC_BATCH];
    control controls[RC_BATCH];
    memset(headers, 0, sizeof headers);
    for (int i = 0; i < RC_BATCH; i++) {
        parts[i] = (struct iovec){in->bytes[i], RC_DATAGRAM_BYTES};
        headers[i].msg_hdr = (struct msghdr){.msg_name = &in->sources[i],
                                             .msg_namelen = sizeof in->sources[i],
                                             .msg_iov = &parts[i],
                                             .msg_iovlen = 1,
                                             .msg_control = controls[i].bytes,
                                             .msg_controllen = sizeof controls[i].bytes};
    }
    in->count = recvmmsg(loop->fd, headers, RC_BATCH, MSG_WAITFORONE | MSG_DONTWAIT, NULL);
    if (in->count < 0)
        return errno;
    follow_wall(&loop->wall, in->count < RC_BATCH);
    for (int i = 0; i < in->count; i++) {
        in->lengths[i] = headers[i].msg_len;
        in->arrivals_ns[i] = arrival_of(&headers[i].msg_hdr, &loop->wall, loop->wall.read_ns);
    }
    return 0;
}
#endif

/* The portable form: one datagram, stamped after it was received. */
static int receive_one(int fd, batch *in)
{
    socklen_t size = sizeof in->sources[0];
    ssize_t length = recvfrom(fd, in->bytes[0], RC_DATAGRAM_BYTES, MSG_DONTWAIT,
                              (struct sockaddr *)&in->sources[0], &size);
    in->count = length < 0 ? 0 : 1;
    if (length < 0)
        return errno;
    in->lengths[0] = (size_t)length;
    in->arrivals_ns[0] = clock_ns(CLOCK_MONOTONIC);
    return 0;
}

static int receive(rc_loop *loop, batch *in)
{
#if RC_HAS_BATCHES
    if (!loop->portable)
        return receive_batch(loop, in);
#endif
    return receive_one(loop->fd, in);
}

/* While nothing comes. */
static void watch_clocks(rc_loop *loop)
{
#if RC_HAS_BATCHES
    follow_wall(&loop->wall, true);
#else
    (void)loop;
#endif
}

/* The rig with this address, or -1. A dozen rigs: a search is quicker than a table. */
static int rig_at(const rc_loop *loop, const struct sockaddr_in *source)
{
    if (source->sin_family != AF_INET)
        return -1;
    for (size_t i = 0; i < loop->address_count; i++)
        if (loop->addresses[i] == source->sin_addr.s_addr)
            return (int)i;
    return -1;
}

static void feed_batch(rc_loop *loop, batch *in)
{
    rc_core *core = loop->core;
    rc_core_lock(core);
    for (int i = 0; i < in->count; i++) {
        int rig = rig_at(loop, &in->sources[i]);
        if (rig < 0)
            rc_core_unknown(core, in->sources[i].sin_addr.s_addr);
        else
            rc_core_feed(core, (size_t)rig, in->bytes[i], in->lengths[i], in->arrivals_ns[i]);
    }
    rc_core_settle(core, clock_ns(CLOCK_MONOTONIC));
    bool wanted = rc_ring_count(&core->ring) > 0 || rc_capture_is_half_full(&core->capture);
    rc_core_unlock(core);
    if (wanted)
        raise_signal(loop->wake);
}

/* Waits once and feeds what came. False when the loop must end. */
static bool turn(rc_loop *loop, batch *in)
{
    struct pollfd waits[2] = {{loop->fd, POLLIN, 0}, {loop->stop[0], POLLIN, 0}};
    in->count = 0;
    if (poll(waits, 2, QUIET_MS) < 0)
        return survives(loop, errno);
    if (waits[1].revents != 0)
        return false;
    if (waits[0].revents & POLLNVAL)
        return survives(loop, EBADF);
    if (waits[0].revents != 0) {
        int number = receive(loop, in);
        if (number != 0)
            return survives(loop, number);
        loop->refusals = 0;
    } else {
        watch_clocks(loop);
    }
    feed_batch(loop, in);
    return true;
}

static void *run(void *argument)
{
    rc_loop *loop = argument;
    batch *in = calloc(1, sizeof *in);
    if (in == NULL)
        atomic_store(&loop->error, ENOMEM);
    while (in != NULL && turn(loop, in)) {
    }
    free(in);
    atomic_store(&loop->alive, false);
    raise_signal(loop->wake); /* whoever waits learns that nothing more will come */
    return NULL;
}

/* ---- life ---- */

bool rc_loop_init(rc_loop *loop, rc_core *core, int fd, const uint32_t *addresses, size_t count,
                  bool portable)
{
    memset(loop, 0, sizeof *loop);
    loop->core = core;
    loop->fd = fd;
    loop->portable = portable;
    loop->wake[0] = loop->wake[1] = loop->stop[0] = loop->stop[1] = -1;
    atomic_init(&loop->alive, false);
    atomic_init(&loop->error, 0);
    loop->addresses = calloc(count + 1, sizeof *loop->addresses);
    if (loop->addresses == NULL || !open_signal(loop, loop->wake) ||
        !open_signal(loop, loop->stop)) {
        rc_loop_free(loop);
        return false;
    }
    if (count > 0)
        memcpy(loop->addresses, addresses, count * sizeof *addresses);
    loop->address_count = count;
    return true;
}

void rc_loop_free(rc_loop *loop)
{
    rc_loop_stop(loop);
    close_signal(loop->wake);
    close_signal(loop->stop);
    free(loop->addresses);
    loop->addresses = NULL;
}

static void ask_for_stamps(const rc_loop *loop)
{
#if RC_HAS_BATCHES
    int on = 1;
    if (!loop->portable)
        setsockopt(loop->fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on); /* else: the clock */
#else
    (void)loop;
#endif
}

/* On a busy machine an ordinary thread waits for milliseconds behind others, and datagrams are lost
 * when it waits for longer than the socket can hold. Most users may not have this: then it goes on
 * as it is. At the need it takes less than a hundredth of a core. */
static void ask_for_priority(pthread_t thread)
{
    struct sched_param wish;
    memset(&wish, 0, sizeof wish);
    wish.sched_priority = PRIORITY;
    (void)pthread_setschedparam(thread, SCHED_FIFO, &wish);
}

int rc_loop_start(rc_loop *loop)
{
    if (loop->running)
        return 0;
    clear_signal(loop->stop);
    ask_for_stamps(loop);
    loop->refusals = 0;
    watch_clocks(loop);
    atomic_store(&loop->error, 0);
    atomic_store(&loop->alive, true);
    int number = pthread_create(&loop->thread, NULL, run, loop);
    loop->running = number == 0;
    if (number != 0)
        atomic_store(&loop->alive, false);
    else
        ask_for_priority(loop->thread);
    return number;
}

void rc_loop_stop(rc_loop *loop)
{
    if (!loop->running)
        return;
    raise_signal(loop->stop);
    pthread_join(loop->thread, NULL);
    loop->running = false;
}

void rc_loop_clear_wake(rc_loop *loop) { clear_signal(loop->wake); }

bool rc_loop_has_batches(void) { return RC_HAS_BATCHES; }
