/* Many packets of one length, for going through recordings again. */
#include "packet.h"

#include <string.h>

enum { STRIDE = (GT7_LONGEST + 63) / 64 * 64 };

/* ---- every field ---- */

static void parse_each(const rc_packets *clear, rc_sample *samples, uint8_t *verdicts)
{
    for (size_t i = 0; i < clear->count; i++)
        verdicts[i] = (uint8_t)gt7_parse_clear(clear->bytes + i * clear->length, clear->length,
                                               &samples[i]);
}

/* At most GT7_GROUP datagrams. */
static void decode_group(const salsa20_set *set, const rc_packets *group, rc_sample *samples,
                         uint8_t *verdicts)
{
    uint8_t work[GT7_GROUP][STRIDE]; /* the packets themselves are not ours to write to */
    for (size_t i = 0; i < group->count; i++)
        memcpy(work[i], group->bytes + i * group->length, group->length);
    gt7_unseal_group(set, work[0], STRIDE, group->length, group->count, verdicts);
    for (size_t i = 0; i < group->count; i++)
        if (verdicts[i] == RC_ACCEPTED)
            gt7_parse_clear(work[i], group->length, &samples[i]);
}

void gt7_decode_many(const salsa20_set *set, const rc_packets *packets, rc_sample *samples,
                     uint8_t *verdicts)
{
    uint32_t constant;
    memset(samples, 0, packets->count * sizeof *samples);
    if (packets->clear || !gt7_packet_type(packets->length, &constant)) {
        parse_each(packets, samples, verdicts);
        return;
    }
    for (size_t first = 0; first < packets->count; first += GT7_GROUP) {
        size_t rest = packets->count - first;
        const rc_packets group = {packets->bytes + first * packets->length, packets->length,
                                  rest < GT7_GROUP ? rest : GT7_GROUP, false};
        decode_group(set, &group, samples + first, verdicts + first);
    }
}

/* ---- what timing needs: one packet per lane, and never a whole clear packet ---- */

/* All that timing reads lies in blocks 0 to 2; 3 and 4 or 5 are not computed. */
enum { TIMING_BLOCKS = 3 };

/* What is XORed onto the packets of a group, block by block. */
typedef uint8_t keystream[TIMING_BLOCKS][SALSA20_MOST_LANES][SALSA20_BLOCK_BYTES];

/* Lane i belongs to packet first + i; lanes without a packet do the first one again. */
static void fill(const salsa20_set *set, const rc_packets *packets, size_t first, size_t count,
                 uint32_t constant, keystream into)
{
    const uint8_t *seeds = packets->bytes + first * packets->length + GT7_SEED_OFFSET;
    salsa20_lanes lanes;
    for (size_t i = 0; i < set->many; i++)
        gt7_nonce(&lanes, i, gt7_word(seeds + (i < count ? i : 0) * packets->length), constant);
    for (uint32_t block = 0; block < TIMING_BLOCKS; block++) {
        for (size_t i = 0; i < set->many; i++)
            lanes.block[i] = block;
        set->many_blocks(&GT7_KEY, &lanes, into[block]);
    }
}

/* The clear word at an offset that is a multiple of 4; the key stands block by block. */
static inline uint32_t opened(const uint8_t *packet, const uint8_t *key, size_t offset)
{
    size_t block = offset / SALSA20_BLOCK_BYTES;
    size_t next = sizeof(keystream) / TIMING_BLOCKS - SALSA20_BLOCK_BYTES;
    return gt7_word(packet + offset) ^ gt7_word(key + block * next + offset);
}

static inline void open_floats(float *to, const uint8_t *packet, const uint8_t *key, size_t offset,
                               size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t bits = opened(packet, key, offset + 4 * i);
        memcpy(to + i, &bits, sizeof bits);
    }
}

static inline int16_t half(uint32_t word, int shift)
{
    return (int16_t)(uint16_t)(word >> shift);
}

static inline void read_timing(rc_sample *s, const uint8_t *packet, const uint8_t *key)
{
    open_floats(s->position, packet, key, 0x04, 3);
    open_floats(s->velocity, packet, key, 0x10, 3);
    open_floats(&s->speed, packet, key, 0x4C, 1);
    s->packet_id = (int32_t)opened(packet, key, 0x70);
    uint32_t laps = opened(packet, key, 0x74);
    s->lap = half(laps, 0);
    s->laps_total = half(laps, 16);
    s->best_lap_ms = (int32_t)opened(packet, key, 0x78);
    s->last_lap_ms = (int32_t)opened(packet, key, 0x7C);
    s->flags = (uint16_t)(opened(packet, key, 0x8C) >> 16);
    uint32_t pedals = opened(packet, key, 0x90);
    s->gear = pedals & 0x0F;
    s->suggested_gear = (uint8_t)(pedals >> 4 & 0x0F);
    s->throttle = (uint8_t)(pedals >> 8);
    s->brake = (uint8_t)(pedals >> 16);
}

static void read_group(const rc_packets *packets, size_t first, size_t count, char type,
                       keystream key, rc_sample *samples, uint8_t *verdicts)
{
    for (size_t i = 0; i < count; i++) {
        const uint8_t *packet = packets->bytes + (first + i) * packets->length;
        bool good = opened(packet, key[0][i], 0) == GT7_MAGIC;
        verdicts[first + i] = good ? RC_ACCEPTED : RC_BAD_MAGIC;
        if (!good)
            continue;
        samples[first + i].packet_type = type;
        read_timing(&samples[first + i], packet, key[0][i]);
    }
}

void gt7_decode_timing(const salsa20_set *set, const rc_packets *packets, rc_sample *samples,
                       uint8_t *verdicts)
{
    uint32_t constant;
    keystream key;
    if (packets->clear)
        memset(key, 0, sizeof key); /* nothing is XORed onto a clear packet */
    char type = gt7_packet_type(packets->length, &constant);
    if (!type) {
        memset(verdicts, RC_BAD_LENGTH, packets->count);
        return;
    }
    for (size_t first = 0; first < packets->count; first += set->many) {
        size_t rest = packets->count - first, count = rest < set->many ? rest : set->many;
        if (!packets->clear)
            fill(set, packets, first, count, constant, key);
        read_group(packets, first, count, type, key, samples, verdicts);
    }
}
