/* Salsa20 with AVX-512. Only runs where salsa20_sets() says so. One packet has at most six blocks:
 * vectors of half the width, with the same rotations, are faster for it than half-empty ones. */
#include "salsa20.h"

#ifdef SALSA20_X86
#include <immintrin.h>
#include <string.h>

#define LANES 8
#define TARGET __attribute__((target("avx512f,avx512vl")))
#define AS_BLOCKS eight_blocks
#define REGISTER __m256i
#define UNPACK(which) _mm256_unpack##which
#include "salsa20_vector.h"

#define LANES 16
#define TARGET __attribute__((target("avx512f,avx512vl")))
#define AS_BLOCKS sixteen_blocks
#define REGISTER __m512i
#define UNPACK(which) _mm512_unpack##which
#include "salsa20_vector.h"

const salsa20_set salsa20_avx512 = {
    "avx512", 8, 16, eight_blocks, sixteen_blocks};
#else
typedef int no_avx512; /* a file must not be empty */
#endif
