/* Salsa20 with AVX2. Only runs where salsa20_sets() says so. */
#include "salsa20.h"

#ifdef SALSA20_X86
#include <immintrin.h>
#include <string.h>

#define LANES 8
#define TARGET __attribute__((target("avx2")))
#define AS_BLOCKS eight_blocks
#define REGISTER __m256i
#define UNPACK(which) _mm256_unpack##which
#include "salsa20_vector.h"

const salsa20_set salsa20_avx2 = {"avx2", 8, 8, eight_blocks, eight_blocks};
#else
typedef int no_avx2; /* a file must not be empty */
#endif
