/* SPDX-License-Identifier: Apache-2.0 */
/* Signature and key files of any bytes: no file that is not the seed may verify over these bytes. */
#include <string.h>

#include "core/sign/minisign.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    g_autofree char *text = g_strndup(bytes, size);
    MinisignPublic key = {{0}, {0}};
    MinisignSecret secret;
    uint8_t id[MINISIGN_ID];
    g_autofree char *comment = NULL;
    minisign_signer(text, id);
    minisign_secret_read(text, &secret);
    minisign_verify(&key, "x", 1, text, &comment);
    if (minisign_public_read(text, &key) == MINISIGN_GOOD) {
        g_autofree char *again = minisign_public_text(&key);
        MinisignPublic second;
        if (minisign_public_read(again, &second) != MINISIGN_GOOD || memcmp(&key, &second, sizeof key) != 0)
            g_error("a public key does not come back");
    }
}

FUZZ_TARGET(3000, parse)
