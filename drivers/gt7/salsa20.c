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

static inline void double_round(uint32_t x[16])
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

/* The keystream of one counter value. */
static void block(const uint32_t state[16], uint8_t keystream[SALSA20_BLOCK_BYTES])
{
    uint32_t x[16];
    memcpy(x, state, sizeof x);
    for (int round = 0; round < 20; round += 2)
        double_round(x);
    for (int i = 0; i < 16; i++)
        store32(keystream + 4 * i, x[i] + state[i]);
}

/* The constants on the diagonal spell "expand 32-byte k". */
static void prepare(uint32_t state[16], const uint8_t *key, const uint8_t *nonce)
{
    state[0] = 0x61707865u;
    state[5] = 0x3320646eu;
    state[10] = 0x79622d32u;
    state[15] = 0x6b206574u;
    for (int i = 0; i < 4; i++) {
        state[1 + i] = load32(key + 4 * i);
        state[11 + i] = load32(key + 16 + 4 * i);
    }
    state[6] = load32(nonce);
    state[7] = load32(nonce + 4);
    state[8] = state[9] = 0; /* 64-bit block counter */
}

void salsa20_xor(const uint8_t key[SALSA20_KEY_BYTES], const uint8_t nonce[SALSA20_NONCE_BYTES],
                 uint8_t *text, size_t length)
{
    uint32_t state[16];
    uint8_t keystream[SALSA20_BLOCK_BYTES];
    prepare(state, key, nonce);
    while (length > 0) {
        size_t part = length < SALSA20_BLOCK_BYTES ? length : SALSA20_BLOCK_BYTES;
        block(state, keystream);
        for (size_t i = 0; i < part; i++)
            text[i] ^= keystream[i];
        text += part;
        length -= part;
        if (++state[8] == 0)
            state[9]++;
    }
}
