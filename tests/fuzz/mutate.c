/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/fuzz/mutate.h"

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint32_t
draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(*state >> 4) * below) >> 28);
}

static void
change(GByteArray *bytes, uint32_t *state)
{
    static const char WORDS[] = "{}[],:\"\\0-19.eEnul\x00\xff\x1b";
    for (uint32_t n = 1 + draw(state, 4); n > 0 && bytes->len > 1; n--) {
        uint32_t at = draw(state, bytes->len);
        switch (draw(state, 4)) {
        case 0:
            bytes->data[at] ^= (uint8_t)(1u << draw(state, 8));
            break;
        case 1:
            bytes->data[at] = (uint8_t)WORDS[draw(state, sizeof WORDS - 1)];
            break;
        case 2:
            g_byte_array_remove_range(bytes, at, 1 + draw(state, MIN(64, bytes->len - at)));
            break;
        default:
            if (draw(state, 8) == 0)
                g_byte_array_set_size(bytes, at);
        }
    }
}

int
mutate_files(int argc, char **argv, int rounds, void (*parse)(const char *bytes, size_t size))
{
    uint32_t state = 1;
    if (g_getenv("HITO_FUZZ_ROUNDS"))
        rounds = atoi(g_getenv("HITO_FUZZ_ROUNDS"));
    for (int i = 1; i < argc; i++) {
        g_autofree char *seed = NULL;
        gsize size = 0;
        if (!g_file_get_contents(argv[i], &seed, &size, NULL)) {
            fprintf(stderr, "%s cannot be read\n", argv[i]);
            return 1;
        }
        parse(seed, size);
        for (int round = 0; round < rounds; round++) {
            GByteArray *bytes = g_byte_array_sized_new((guint)size);
            g_byte_array_append(bytes, (const guint8 *)seed, (guint)size);
            change(bytes, &state);
            parse((const char *)bytes->data, bytes->len);
            g_byte_array_unref(bytes);
        }
    }
    return 0;
}
