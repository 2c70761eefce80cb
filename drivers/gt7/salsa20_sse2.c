/* Salsa20 with SSE2, which every x86-64 processor has. */
#include "salsa20.h"

#ifdef SALSA20_X86
#include <immintrin.h>
#include <string.h>

#define LANES 4
#define TARGET
#define AS_BLOCKS four_blocks
#define REGISTER __m128i
#define UNPACK(which) _mm_unpack##which
#include "salsa20_vector.h"

const salsa20_set salsa20_sse2 = {"sse2", 4, 4, four_blocks, four_blocks};
#else
typedef int no_sse2; /* a file must not be empty */
#endif
