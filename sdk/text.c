/* SPDX-License-Identifier: Apache-2.0 */
/* Sixteen places at once are asked for the first and the last byte of the word; only where both stand are the others
 * compared. No byte outside the text is read. */
#include "sdk/text.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static int
has_from(hito_text text, size_t from, const char *word, size_t word_size)
{
    while (text.size - from >= word_size) {
        const char *at = memchr(text.data + from, word[0], text.size - from - (word_size - 1));
        if (!at)
            return 0;
        if (memcmp(at, word, word_size) == 0)
            return 1;
        from = (size_t)(at - text.data) + 1;
    }
    return 0;
}

#ifdef __SSE2__
enum { AT_ONCE = 16 };

static int
has_at(const char *at, __m128i first, __m128i last, const char *word, size_t word_size)
{
    __m128i heads = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i tails = _mm_loadu_si128((const __m128i *)(const void *)(at + word_size - 1));
    unsigned places = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(heads, first), _mm_cmpeq_epi8(tails, last)));
    for (; places; places &= places - 1) {
        if (memcmp(at + __builtin_ctz(places), word, word_size) == 0)
            return 1;
    }
    return 0;
}

int
hito_text_has(hito_text text, const char *word, size_t word_size)
{
    if (text.size < word_size + (AT_ONCE - 1))
        return text.size >= word_size && has_from(text, 0, word, word_size);
    __m128i first = _mm_set1_epi8(word[0]), last = _mm_set1_epi8(word[word_size - 1]);
    size_t end = text.size - (word_size - 1) - AT_ONCE; /* the last sixteen places begin here */
    for (size_t from = 0; from < end; from += AT_ONCE) {
        if (has_at(text.data + from, first, last, word, word_size))
            return 1;
    }
    return has_at(text.data + end, first, last, word, word_size);
}
#else
int
hito_text_has(hito_text text, const char *word, size_t word_size)
{
    return text.size >= word_size && has_from(text, 0, word, word_size);
}
#endif
