/* Going through a recording again: what timing needs of many packets at a time, then the core as
 * ever, packet by packet in the order in which they came. */
#include "core.h"

#include <string.h>

/* Enough to fill every lane of a feed twice, few enough for the samples to stay in the cache. */
enum { GROUP = 32 };

static size_t take_group(rc_core *core, const rc_batch *batch, size_t first, size_t count,
                         rc_sample *samples, const uint8_t *verdicts)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        int16_t rig;
        memcpy(&rig, batch->rigs + (first + i) * sizeof rig, sizeof rig);
        memcpy(&samples[i].arrival_ns, batch->arrivals_ns + (first + i) * sizeof(int64_t),
               sizeof(int64_t));
        used += rc_core_take(core, (size_t)rig, (enum rc_verdict)verdicts[i], &samples[i],
                             RC_TIMING) == RC_ACCEPTED;
    }
    return used;
}

size_t rc_core_feed_batch(rc_core *core, rc_decode_timing decode, const rc_batch *batch)
{
    rc_sample samples[GROUP];
    uint8_t verdicts[GROUP];
    size_t used = 0, total = batch->packets.count;
    for (size_t i = 0; i < GROUP; i++)
        rc_sample_clear(&samples[i]);
    for (size_t first = 0; first < total; first += GROUP) {
        rc_packets group = batch->packets;
        group.bytes += first * group.length;
        group.count = total - first < GROUP ? total - first : GROUP;
        decode(&group, samples, verdicts);
        rc_core_lock(core);
        used += take_group(core, batch, first, group.count, samples, verdicts);
        rc_core_unlock(core);
    }
    return used;
}
