#include "salsa20.h"

#include <string.h>

static inline uint32_t rotated(uint32_t word, int bits)
{
    return (word << bits) | (word >> (32 - bits));
}

static inline uint32_t load32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static inline void store32(uint8_t *bytes, uint32_t word)
{
    bytes[0] = (uint8_t)word;
    bytes[1] = (uint8_t)(word >> 8);
    bytes[2] = (uint8_t)(word >> 16);
    bytes[3] = (uint8_t)(word >> 24);
}

static inline void quarter_round(uint32_t *a, uint32_t *b, uint32_t *c, uint32_t *d)
{
    *b ^= rotated(*a + *d, 7);
    *c ^= rotated(*b + *a, 9);
    *d ^= rotated(*c + *b, 13);
    *a ^= rotated(*d + *c, 18);
}

static inline void double_round(uint32_t x[SALSA20_BLOCK_WORDS])
{
    quarter_round(&x[0], &x[4], &x[8], &x[12]); /* columns */
    quarter_round(&x[5], &x[9], &x[13], &x[1]);
    quarter_round(&x[10], &x[14], &x[2], &x[6]);
    quarter_round(&x[15], &x[3], &x[7], &x[11]);
    quarter_round(&x[0], &x[1], &x[2], &x[3]); /* rows */
    quarter_round(&x[5], &x[6], &x[7], &x[4]);
    quarter_round(&x[10], &x[11], &x[8], &x[9]);
    quarter_round(&x[15], &x[12], &x[13], &x[14]);
}

/* The constants on the diagonal spell "expand 32-byte k". */
static void prepare(uint32_t state[SALSA20_BLOCK_WORDS], const salsa20_key *key,
                    const salsa20_lanes *lanes)
{
    state[0] = 0x61707865u;
    state[5] = 0x3320646eu;
    state[10] = 0x79622d32u;
    state[15] = 0x6b206574u;
    for (int i = 0; i < 4; i++) {
        state[1 + i] = key->words[i];
        state[11 + i] = key->words[4 + i];
    }
    state[6] = lanes->nonce_low[0];
    state[7] = lanes->nonce_high[0];
    state[8] = lanes->block[0];
    state[9] = 0; /* the high half of the block number */
}

/* The keystream of one block. */
static void block(const salsa20_key *key, const salsa20_lanes *lanes,
                  uint32_t x[SALSA20_BLOCK_WORDS])
{
    uint32_t state[SALSA20_BLOCK_WORDS];
    prepare(state, key, lanes);
    memcpy(x, state, sizeof state);
    for (int round = 0; round < 20; round += 2)
        double_round(x);
    for (int i = 0; i < SALSA20_BLOCK_WORDS; i++)
        x[i] += state[i];
}

static void plain_blocks(const salsa20_key *key, const salsa20_lanes *lanes,
                         uint8_t blocks[][SALSA20_BLOCK_BYTES])
{
    uint32_t x[SALSA20_BLOCK_WORDS];
    block(key, lanes, x);
    for (int i = 0; i < SALSA20_BLOCK_WORDS; i++)
        store32(blocks[0] + 4 * i, x[i]);
}

const salsa20_set salsa20_plain = {"plain", 1, 1, plain_blocks, plain_blocks};

size_t salsa20_sets(const salsa20_set *sets[SALSA20_MOST_SETS])
{
    size_t count = 0;
    sets[count++] = &salsa20_plain;
#ifdef SALSA20_X86
    sets[count++] = &salsa20_sse2; /* part of x86-64 */
    __builtin_cpu_init();          /* the answers are for the processor and the system */
    if (__builtin_cpu_supports("avx2"))
        sets[count++] = &salsa20_avx2;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl"))
        sets[count++] = &salsa20_avx512;
#endif
    return count;
}

const salsa20_set *salsa20_fastest(void)
{
    const salsa20_set *sets[SALSA20_MOST_SETS];
    return sets[salsa20_sets(sets) - 1];
}

salsa20_key salsa20_key_of(const uint8_t bytes[SALSA20_KEY_BYTES])
{
    salsa20_key key;
    for (int i = 0; i < SALSA20_KEY_BYTES / 4; i++)
        key.words[i] = load32(bytes + 4 * i);
    return key;
}

void salsa20_mix(uint8_t *text, const uint8_t *keystream, size_t length)
{
    if (length >= SALSA20_BLOCK_BYTES) { /* a known length, so that it becomes vectors */
        for (size_t i = 0; i < SALSA20_BLOCK_BYTES; i++)
            text[i] ^= keystream[i];
        return;
    }
    size_t done = 0;
    for (; done + 8 <= length; done += 8) {
        uint64_t part, key;
        memcpy(&part, text + done, sizeof part);
        memcpy(&key, keystream + done, sizeof key);
        part ^= key;
        memcpy(text + done, &part, sizeof part);
    }
    for (; done < length; done++)
        text[done] ^= keystream[done];
}

void salsa20_xor(const salsa20_set *set, const salsa20_key *key,
                 const uint8_t nonce[SALSA20_NONCE_BYTES], uint8_t *text, size_t length)
{
    uint8_t keystream[SALSA20_MOST_LANES][SALSA20_BLOCK_BYTES];
    salsa20_lanes lanes;
    for (uint32_t i = 0; i < SALSA20_MOST_LANES; i++) {
        lanes.nonce_low[i] = load32(nonce);
        lanes.nonce_high[i] = load32(nonce + 4);
        lanes.block[i] = i;
    }
    while (length > 0) {
        set->many_blocks(key, &lanes, keystream);
        for (size_t i = 0; i < set->many && length > 0; i++) {
            size_t part = length < SALSA20_BLOCK_BYTES ? length : SALSA20_BLOCK_BYTES;
            salsa20_mix(text, keystream[i], part);
            text += part;
            length -= part;
        }
        for (size_t i = 0; i < SALSA20_MOST_LANES; i++)
            lanes.block[i] += (uint32_t)set->many;
    }
}
