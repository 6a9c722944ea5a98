/* SPDX-License-Identifier: Apache-2.0 */
/* Signature and key files of any bytes: nothing verifies over these bytes but what its holder signed, and a key comes
 * back as it was written. The secret key of KEY lies among the seeds: it has never signed anything else. */
#include <stdlib.h>
#include <string.h>

#include "core/sign/minisign.h"
#include "tests/fuzz/mutate.h"

static const char KEY[] = "RWQYsfZhNNBowrRs9MWN3lGVq1qYyiUq3FOFFqueCe3iymcjpmC0wTfn";

static void
must(bool holds)
{
    if (!holds)
        abort();
}

static void
verify(const char *text)
{
    MinisignPublic key;
    uint8_t id[MINISIGN_ID];
    g_autofree char *comment = NULL;
    must(minisign_public_read(KEY, &key) == MINISIGN_GOOD);
    MinisignFault fault = minisign_verify(&key, "x", 1, text, &comment);
    must((fault == MINISIGN_GOOD) == (comment != NULL));
    must(!comment || strcmp(comment, "broken 1.0.0") == 0);
    must((minisign_signer(text, id) == MINISIGN_GOOD) == (fault != MINISIGN_MALFORMED));
}

static void
parse(const char *bytes, size_t size)
{
    g_autofree char *text = g_strndup(bytes, size);
    MinisignPublic key, second;
    MinisignSecret secret, same;
    verify(text);
    if (minisign_public_read(text, &key) == MINISIGN_GOOD) {
        g_autofree char *again = minisign_public_text(&key);
        must(minisign_public_read(again, &second) == MINISIGN_GOOD && memcmp(&key, &second, sizeof key) == 0);
    }
    if (minisign_secret_read(text, &secret) == MINISIGN_GOOD) {
        g_autofree char *again = minisign_secret_text(&secret);
        must(minisign_secret_read(again, &same) == MINISIGN_GOOD && memcmp(&secret, &same, sizeof secret) == 0);
        g_autofree char *signature = minisign_sign(&secret, "y", 1, "fuzz");
        uint8_t id[MINISIGN_ID];
        must(minisign_signer(signature, id) == MINISIGN_GOOD && memcmp(id, secret.id, sizeof id) == 0);
        minisign_forget(&secret);
    }
}

FUZZ_TARGET(3000, parse)
