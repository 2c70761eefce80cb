/* Salsa20/20 (D. J. Bernstein, "The Salsa20 family of stream ciphers", 2007), 32-byte key, many
 * blocks at a time: a vector holds one state word of every lane, a lane computes one block.
 *
 * One table for each instruction set; which of them this machine can run is asked of the processor
 * at run time. The tables are const, so any thread may use any of them. */
#ifndef RC_SALSA20_H
#define RC_SALSA20_H

#include <stddef.h>
#include <stdint.h>

enum {
    SALSA20_KEY_BYTES = 32,
    SALSA20_NONCE_BYTES = 8,
    SALSA20_BLOCK_BYTES = 64,
    SALSA20_BLOCK_WORDS = 16,
    SALSA20_MOST_LANES = 16,
    SALSA20_MOST_SETS = 4,
};

/* What each lane computes: the block of this number under this nonce (two little-endian words). */
typedef struct salsa20_lanes {
    uint32_t nonce_low[SALSA20_MOST_LANES];
    uint32_t nonce_high[SALSA20_MOST_LANES];
    uint32_t block[SALSA20_MOST_LANES];
} salsa20_lanes;

typedef struct salsa20_key {
    uint32_t words[SALSA20_KEY_BYTES / 4];
} salsa20_key;

/* The keystream, block after block. All lanes of the width are computed and written. */
typedef void (*salsa20_blocks)(const salsa20_key *key, const salsa20_lanes *lanes,
                                  uint8_t blocks[][SALSA20_BLOCK_BYTES]);

/* Two widths: few lanes, where one packet has to be fast, and many, where there are many. */
typedef struct salsa20_set {
    const char *name;
    size_t few;
    size_t many;
    salsa20_blocks few_blocks;
    salsa20_blocks many_blocks;
} salsa20_set;

extern const salsa20_set salsa20_plain; /* portable C, one lane */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(RC_NO_VECTORS)
#define SALSA20_X86 1
extern const salsa20_set salsa20_sse2;   /* 4 lanes */
extern const salsa20_set salsa20_avx2;   /* 8 lanes */
extern const salsa20_set salsa20_avx512; /* 8 and 16 lanes; needs F and VL */
#endif

/* The sets that this machine runs, from plain to the fastest; returns how many. */
size_t salsa20_sets(const salsa20_set *sets[SALSA20_MOST_SETS]);

/* The fastest of them. */
const salsa20_set *salsa20_fastest(void);

/* Reads a key of 32 bytes. */
salsa20_key salsa20_key_of(const uint8_t bytes[SALSA20_KEY_BYTES]);

/* XORs a keystream onto at most one block; `length` may be shorter. */
void salsa20_mix(uint8_t *text, const uint8_t *keystream, size_t length);

/* Encrypts or decrypts (the same act) in place, from block 0 on: at most 2^32 blocks. Borrows all
 * buffers; knows no state. */
void salsa20_xor(const salsa20_set *set, const salsa20_key *key,
                 const uint8_t nonce[SALSA20_NONCE_BYTES], uint8_t *text, size_t length);

#endif
