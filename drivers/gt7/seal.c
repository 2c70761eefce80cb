/* The cipher of a packet, on and off. */
#include "packet.h"

#include <string.h>

#define LETTERS(a, b, c, d)                                                                        \
    ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | (uint32_t)(d) << 24)

/* The first 32 bytes of "Simulator Interface Packet GT7 ver 0.0". */
const salsa20_key GT7_KEY = {{
    LETTERS('S', 'i', 'm', 'u'), LETTERS('l', 'a', 't', 'o'), LETTERS('r', ' ', 'I', 'n'),
    LETTERS('t', 'e', 'r', 'f'), LETTERS('a', 'c', 'e', ' '), LETTERS('P', 'a', 'c', 'k'),
    LETTERS('e', 't', ' ', 'G'), LETTERS('T', '7', ' ', 'v'),
}};

static void put_seed(uint8_t *packet, uint32_t seed)
{
    for (int i = 0; i < 4; i++)
        packet[GT7_SEED_OFFSET + i] = (uint8_t)(seed >> 8 * i);
}

static void mix_block(uint8_t *packet, size_t length, size_t block, const uint8_t *keystream)
{
    size_t start = block * SALSA20_BLOCK_BYTES, rest = length - start;
    salsa20_mix(packet + start, keystream, rest < SALSA20_BLOCK_BYTES ? rest : SALSA20_BLOCK_BYTES);
}

/* ---- one packet: its blocks side by side ---- */

/* Puts the cipher on or takes it off. With `opening` a packet that would not begin with the magic
 * is left as it is: false. */
static bool cipher(const salsa20_set *set, uint8_t *packet, size_t length, uint32_t seed,
                   uint32_t constant, bool opening)
{
    uint8_t keystream[SALSA20_MOST_LANES][SALSA20_BLOCK_BYTES];
    size_t blocks = (length + SALSA20_BLOCK_BYTES - 1) / SALSA20_BLOCK_BYTES;
    salsa20_lanes lanes = {.block = {0}};
    for (size_t first = 0; first < blocks; first += set->few) {
        for (size_t i = 0; i < set->few; i++) {
            gt7_nonce(&lanes, i, seed, constant);
            lanes.block[i] = (uint32_t)(first + i);
        }
        set->few_blocks(&GT7_KEY, &lanes, keystream);
        if (opening && first == 0 && (gt7_word(packet) ^ gt7_word(keystream[0])) != GT7_MAGIC)
            return false;
        for (size_t i = 0; i < set->few && first + i < blocks; i++)
            mix_block(packet, length, first + i, keystream[i]);
    }
    put_seed(packet, seed);
    return true;
}

enum rc_verdict gt7_seal(const salsa20_set *set, uint8_t *clear, size_t length, uint32_t seed)
{
    uint32_t constant;
    if (!gt7_packet_type(length, &constant))
        return RC_BAD_LENGTH;
    cipher(set, clear, length, seed, constant, false);
    return RC_ACCEPTED;
}

enum rc_verdict gt7_unseal(const salsa20_set *set, uint8_t *datagram, size_t length)
{
    uint32_t constant;
    if (!gt7_packet_type(length, &constant))
        return RC_BAD_LENGTH;
    uint32_t seed = gt7_word(datagram + GT7_SEED_OFFSET);
    return cipher(set, datagram, length, seed, constant, true) ? RC_ACCEPTED : RC_BAD_MAGIC;
}

enum rc_verdict gt7_decode(const salsa20_set *set, uint8_t *datagram, size_t length,
                           rc_sample *sample)
{
    enum rc_verdict verdict = gt7_unseal(set, datagram, length);
    return verdict == RC_ACCEPTED ? gt7_parse_clear(datagram, length, sample) : verdict;
}

/* ---- a group: the blocks of all packets in one row, as many at a time as there are lanes ---- */

typedef struct sealed_group {
    uint8_t *packets;
    size_t stride;
    size_t length;
    size_t count;
    uint32_t seeds[GT7_GROUP];
    uint32_t constant;
} sealed_group;

/* Where a lane's keystream goes. */
typedef struct target {
    size_t packet;
    size_t block;
} target;

static target after(const sealed_group *group, target at)
{
    target next = {at.packet, at.block + 1};
    if (next.block * SALSA20_BLOCK_BYTES >= group->length)
        next.packet++, next.block = 0;
    return next;
}

/* One pass from `at`, which is a block of the group; returns where the next pass begins. */
static target pass(const salsa20_set *set, const sealed_group *group, target at)
{
    uint8_t keystream[SALSA20_MOST_LANES][SALSA20_BLOCK_BYTES];
    target targets[SALSA20_MOST_LANES];
    salsa20_lanes lanes = {.block = {0}}; /* idle lanes compute what nobody reads */
    size_t used = 0;
    for (; used < set->many && at.packet < group->count; used++) {
        gt7_nonce(&lanes, used, group->seeds[at.packet], group->constant);
        lanes.block[used] = (uint32_t)at.block;
        targets[used] = at;
        at = after(group, at);
    }
    set->many_blocks(&GT7_KEY, &lanes, keystream);
    for (size_t i = 0; i < used; i++)
        mix_block(group->packets + targets[i].packet * group->stride, group->length,
                  targets[i].block, keystream[i]);
    return at;
}

void gt7_unseal_group(const salsa20_set *set, uint8_t *datagrams, size_t stride, size_t length,
                      size_t count, uint8_t *verdicts)
{
    sealed_group group = {.packets = datagrams, .stride = stride, .length = length, .count = count};
    if (!gt7_packet_type(length, &group.constant)) {
        memset(verdicts, RC_BAD_LENGTH, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        group.seeds[i] = gt7_word(datagrams + i * stride + GT7_SEED_OFFSET);
    for (target at = {0, 0}; at.packet < count;)
        at = pass(set, &group, at);
    for (size_t i = 0; i < count; i++) {
        uint8_t *packet = datagrams + i * stride;
        put_seed(packet, group.seeds[i]);
        verdicts[i] = gt7_word(packet) == GT7_MAGIC ? RC_ACCEPTED : RC_BAD_MAGIC;
        if (verdicts[i] != RC_ACCEPTED) /* seldom: the cipher is its own inverse */
            gt7_seal(set, packet, length, group.seeds[i]);
    }
}
