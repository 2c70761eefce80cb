/* Which packet ids of a rig came: doubled and late datagrams are counted, not used. */
#include <string.h>

#include "core.h"

static size_t seen_bit(int64_t id) { return (size_t)((id - INT32_MIN) % RC_SEEN_IDS); }

static bool was_seen(const rc_rig *rig, int64_t id)
{
    size_t bit = seen_bit(id);
    return rig->seen[bit / 64] >> (bit % 64) & 1;
}

static void mark_seen(rc_rig *rig, int64_t id, bool seen)
{
    size_t bit = seen_bit(id);
    uint64_t mask = UINT64_C(1) << (bit % 64);
    rig->seen[bit / 64] = seen ? rig->seen[bit / 64] | mask : rig->seen[bit / 64] & ~mask;
}

void rc_ids_begin(rc_rig *rig, int32_t id)
{
    memset(rig->seen, 0, sizeof rig->seen);
    mark_seen(rig, id, true);
    rig->first_id = id;
}

/* Notes the ids up to this one: those between never came, so far. */
void rc_ids_advance(rc_rig *rig, int64_t last, int64_t id)
{
    if (id - last >= RC_SEEN_IDS)
        memset(rig->seen, 0, sizeof rig->seen);
    else
        for (int64_t gap = last + 1; gap < id; gap++)
            mark_seen(rig, gap, false);
    mark_seen(rig, id, true);
}

int rc_ids_seen(rc_rig *rig)
{
    rig->counters.doubled++;
    rig->lap.doubled++;
    return RC_DOUBLED;
}

/* An id behind the last one, within RC_LATE_TICKS. One that never came is no longer missing. */
int rc_ids_late(rc_rig *rig, int64_t id)
{
    if (rig->latest.packet_id - id > RC_BEHIND_TICKS)
        rig->counters.behind++;
    if (was_seen(rig, id))
        return rc_ids_seen(rig);
    if (id > rig->first_id) {
        mark_seen(rig, id, true);
        rig->counters.missing--;
        if (id > rig->lap.first_id && rig->lap.missing > 0)
            rig->lap.missing--;
    }
    rig->counters.late++;
    return RC_LATE;
}
