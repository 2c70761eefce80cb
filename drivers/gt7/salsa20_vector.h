/* The body of Salsa20 over vectors. A C file defines, then includes this:
 *     LANES           blocks at a time
 *     TARGET          the attribute that allows the instructions
 *     AS_BLOCKS       name of the function
 *     REGISTER        the type of the intrinsics; UNPACK(which) the name of _mm*_unpack##which
 * The rounds are written with the compiler's own vectors: it turns the rotation into one
 * instruction where there is one (AVX-512), else into two shifts and an or. x86 only, so numbers
 * lie in memory as the cipher wants them.
 *
 * No guard: the AVX-512 file includes it for two widths. */

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define VECTOR JOIN(vector_of_, LANES)
#define INLINE static inline __attribute__((always_inline)) TARGET

typedef uint32_t VECTOR __attribute__((vector_size(4 * LANES)));

#define ROTATED(x, bits) (((x) << (bits)) | ((x) >> (32 - (bits))))
#define QUARTER_ROUND(a, b, c, d)                                                                  \
    do {                                                                                           \
        VECTOR sum = x[a] + x[d];                                                                  \
        x[b] ^= ROTATED(sum, 7);                                                                   \
        sum = x[b] + x[a];                                                                         \
        x[c] ^= ROTATED(sum, 9);                                                                   \
        sum = x[c] + x[b];                                                                         \
        x[d] ^= ROTATED(sum, 13);                                                                  \
        sum = x[d] + x[c];                                                                         \
        x[a] ^= ROTATED(sum, 18);                                                                  \
    } while (0)

INLINE void JOIN(double_round_, LANES)(VECTOR x[SALSA20_BLOCK_WORDS])
{
    QUARTER_ROUND(0, 4, 8, 12); /* columns */
    QUARTER_ROUND(5, 9, 13, 1);
    QUARTER_ROUND(10, 14, 2, 6);
    QUARTER_ROUND(15, 3, 7, 11);
    QUARTER_ROUND(0, 1, 2, 3); /* rows */
    QUARTER_ROUND(5, 6, 7, 4);
    QUARTER_ROUND(10, 11, 8, 9);
    QUARTER_ROUND(15, 12, 13, 14);
}

INLINE void JOIN(prepare_, LANES)(VECTOR x[SALSA20_BLOCK_WORDS], const salsa20_key *key,
                                  const salsa20_lanes *lanes)
{
    const VECTOR zero = {0};
    x[0] = zero + 0x61707865u;
    x[5] = zero + 0x3320646eu;
    x[10] = zero + 0x79622d32u;
    x[15] = zero + 0x6b206574u;
    for (int i = 0; i < 4; i++) {
        x[1 + i] = zero + key->words[i];
        x[11 + i] = zero + key->words[4 + i];
    }
    memcpy(&x[6], lanes->nonce_low, sizeof(VECTOR));
    memcpy(&x[7], lanes->nonce_high, sizeof(VECTOR));
    memcpy(&x[8], lanes->block, sizeof(VECTOR));
    x[9] = zero;
}

INLINE void JOIN(rounds_, LANES)(VECTOR x[SALSA20_BLOCK_WORDS], const salsa20_key *key,
                                 const salsa20_lanes *lanes)
{
    VECTOR start[SALSA20_BLOCK_WORDS];
    JOIN(prepare_, LANES)(x, key, lanes);
    for (int round = 0; round < 20; round += 2)
        JOIN(double_round_, LANES)(x);
    JOIN(prepare_, LANES)(start, key, lanes);
    for (int i = 0; i < SALSA20_BLOCK_WORDS; i++)
        x[i] += start[i];
}

/* Four words of all lanes, turned: 16 bytes of each lane go to the lane's block. */
INLINE void JOIN(turn_, LANES)(const VECTOR x[4], uint8_t blocks[][SALSA20_BLOCK_BYTES], int column)
{
    REGISTER ab_low = UNPACK(lo_epi32)((REGISTER)x[0], (REGISTER)x[1]);
    REGISTER ab_high = UNPACK(hi_epi32)((REGISTER)x[0], (REGISTER)x[1]);
    REGISTER cd_low = UNPACK(lo_epi32)((REGISTER)x[2], (REGISTER)x[3]);
    REGISTER cd_high = UNPACK(hi_epi32)((REGISTER)x[2], (REGISTER)x[3]);
    const REGISTER rows[4] = {
        UNPACK(lo_epi64)(ab_low, cd_low), UNPACK(hi_epi64)(ab_low, cd_low),
        UNPACK(lo_epi64)(ab_high, cd_high), UNPACK(hi_epi64)(ab_high, cd_high)};
    for (int lane = 0; lane < LANES; lane++)
        memcpy(blocks[lane] + 16 * column, (const uint8_t *)&rows[lane % 4] + 16 * (lane / 4), 16);
}

TARGET static void AS_BLOCKS(const salsa20_key *key, const salsa20_lanes *lanes,
                             uint8_t blocks[][SALSA20_BLOCK_BYTES])
{
    VECTOR x[SALSA20_BLOCK_WORDS];
    JOIN(rounds_, LANES)(x, key, lanes);
    for (int column = 0; column < 4; column++)
        JOIN(turn_, LANES)(x + 4 * column, blocks, column);
}

#undef JOIN_
#undef JOIN
#undef VECTOR
#undef INLINE
#undef ROTATED
#undef QUARTER_ROUND
#undef LANES
#undef TARGET
#undef AS_BLOCKS
#undef REGISTER
#undef UNPACK
