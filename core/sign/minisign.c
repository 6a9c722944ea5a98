/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers in these files are little endian; the records below have no padding. */
#include "core/sign/minisign.h"

#include <sodium.h>
#include <string.h>

enum { HASH = 64, CHECK = 32, SALT = 32, SIGNATURE = 64, LINES = 4 };

static const char UNTRUSTED[] = "untrusted comment: ", TRUSTED[] = "trusted comment: ";

typedef struct PublicRecord {
    uint8_t algorithm[2];
    uint8_t id[MINISIGN_ID];
    uint8_t key[MINISIGN_PUBLIC];
} PublicRecord;

typedef struct SecretRecord {
    uint8_t algorithm[2], derivation[2], checksum[2];
    uint8_t salt[SALT], operations[8], memory[8];
    uint8_t id[MINISIGN_ID];
    uint8_t key[MINISIGN_SECRET];
    uint8_t check[CHECK];
} SecretRecord;

typedef struct SignatureRecord {
    uint8_t algorithm[2];
    uint8_t id[MINISIGN_ID];
    uint8_t bytes[SIGNATURE];
} SignatureRecord;

_Static_assert(sizeof(PublicRecord) == 42 && sizeof(SecretRecord) == 158 && sizeof(SignatureRecord) == 74, "padding");

void
minisign_name(const uint8_t *id, char *name)
{
    uint64_t number = 0;
    for (int i = MINISIGN_ID - 1; i >= 0; i--)
        number = number << 8 | id[i];
    g_snprintf(name, MINISIGN_NAME, "%016" G_GINT64_MODIFIER "X", number);
}

void
minisign_new(MinisignSecret *secret, MinisignPublic *public_key)
{
    g_assert(sodium_init() >= 0);
    crypto_sign_keypair(public_key->key, secret->key);
    randombytes_buf(secret->id, sizeof secret->id);
    memcpy(public_key->id, secret->id, sizeof secret->id);
}

void
minisign_forget(MinisignSecret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

static char *
encode(const void *bytes, size_t size)
{
    size_t length = sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL);
    char *text = g_malloc(length);
    return sodium_bin2base64(text, length, bytes, size, sodium_base64_VARIANT_ORIGINAL);
}

static bool
decode(const char *text, void *bytes, size_t size)
{
    size_t seen = 0;
    return sodium_base642bin(bytes, size, text, strlen(text), NULL, &seen, NULL, sodium_base64_VARIANT_ORIGINAL) == 0 && seen == size;
}

/* The lines of a file without their ends; NULL when there are other than n of them. */
static char **
lines_of(const char *text, guint n)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", LINES + 2);
    guint seen = g_strv_length(lines);
    if (seen > 0 && !*lines[seen - 1])
        seen--;
    if (seen != n)
        return NULL;
    for (guint i = 0; i < seen; i++)
        g_strchomp(lines[i]);
    return g_steal_pointer(&lines);
}

char *
minisign_public_text(const MinisignPublic *public_key)
{
    PublicRecord record = {.algorithm = {'E', 'd'}};
    memcpy(record.id, public_key->id, sizeof record.id);
    memcpy(record.key, public_key->key, sizeof record.key);
    g_autofree char *line = encode(&record, sizeof record);
    char name[MINISIGN_NAME];
    minisign_name(record.id, name);
    return g_strdup_printf("%sminisign public key %s\n%s\n", UNTRUSTED, name, line);
}

MinisignFault
minisign_public_read(const char *text, MinisignPublic *public_key)
{
    g_auto(GStrv) two = lines_of(text, 2);
    g_auto(GStrv) one = two ? NULL : lines_of(text, 1);
    PublicRecord record;
    const char *line = two ? two[1] : one ? one[0] : NULL;
    if (!line || (two && !g_str_has_prefix(two[0], UNTRUSTED)) || !decode(line, &record, sizeof record) ||
        memcmp(record.algorithm, "Ed", 2) != 0)
        return MINISIGN_MALFORMED;
    memcpy(public_key->id, record.id, sizeof record.id);
    memcpy(public_key->key, record.key, sizeof record.key);
    return MINISIGN_GOOD;
}

static void
check_of(const SecretRecord *record, uint8_t *check)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, CHECK);
    crypto_generichash_update(&state, record->algorithm, sizeof record->algorithm);
    crypto_generichash_update(&state, record->id, sizeof record->id);
    crypto_generichash_update(&state, record->key, sizeof record->key);
    crypto_generichash_final(&state, check, CHECK);
}

/* No password: the file is as private as its permissions. */
char *
minisign_secret_text(const MinisignSecret *secret)
{
    SecretRecord record = {.algorithm = {'E', 'd'}, .checksum = {'B', '2'}};
    memcpy(record.id, secret->id, sizeof record.id);
    memcpy(record.key, secret->key, sizeof record.key);
    check_of(&record, record.check);
    g_autofree char *line = encode(&record, sizeof record);
    sodium_memzero(&record, sizeof record);
    char *text = g_strdup_printf("%sminisign encrypted secret key\n%s\n", UNTRUSTED, line);
    sodium_memzero(line, strlen(line));
    return text;
}

MinisignFault
minisign_secret_read(const char *text, MinisignSecret *secret)
{
    g_auto(GStrv) lines = lines_of(text, 2);
    SecretRecord record;
    if (!lines || !g_str_has_prefix(lines[0], UNTRUSTED) || !decode(lines[1], &record, sizeof record) ||
        memcmp(record.algorithm, "Ed", 2) != 0 || memcmp(record.checksum, "B2", 2) != 0)
        return MINISIGN_MALFORMED;
    if (record.derivation[0] != 0 || record.derivation[1] != 0)
        return MINISIGN_PASSWORD;
    uint8_t check[CHECK];
    check_of(&record, check);
    /* minisign leaves the sum of a key without a password empty. */
    bool good = sodium_memcmp(check, record.check, CHECK) == 0 || sodium_is_zero(record.check, CHECK);
    memcpy(secret->id, record.id, sizeof record.id);
    memcpy(secret->key, record.key, sizeof record.key);
    sodium_memzero(&record, sizeof record);
    return good ? MINISIGN_GOOD : MINISIGN_MALFORMED;
}

char *
minisign_sign(const MinisignSecret *secret, const void *bytes, size_t size, const char *trusted_comment)
{
    if (strpbrk(trusted_comment, "\r\n") || sodium_init() < 0)
        return NULL;
    uint8_t hash[HASH], over_all[SIGNATURE];
    SignatureRecord record = {.algorithm = {'E', 'D'}};
    memcpy(record.id, secret->id, sizeof record.id);
    crypto_generichash(hash, sizeof hash, bytes, size, NULL, 0);
    crypto_sign_detached(record.bytes, NULL, hash, sizeof hash, secret->key);
    size_t length = strlen(trusted_comment);
    g_autofree uint8_t *both = g_malloc(SIGNATURE + length + 1);
    memcpy(both, record.bytes, SIGNATURE);
    memcpy(both + SIGNATURE, trusted_comment, length);
    crypto_sign_detached(over_all, NULL, both, SIGNATURE + length, secret->key);
    g_autofree char *first = encode(&record, sizeof record);
    g_autofree char *second = encode(over_all, sizeof over_all);
    return g_strdup_printf("%ssignature by hito\n%s\n%s%s\n%s\n", UNTRUSTED, first, TRUSTED, trusted_comment, second);
}

/* A signature file taken apart. */
typedef struct Parts {
    SignatureRecord record;
    char **lines;
    const char *comment; /* within lines */
    uint8_t over_all[SIGNATURE];
} Parts;

static bool
take_apart(const char *signature, Parts *parts)
{
    parts->lines = lines_of(signature, LINES);
    if (!parts->lines)
        return false;
    parts->comment = parts->lines[2] + strlen(TRUSTED);
    return g_str_has_prefix(parts->lines[0], UNTRUSTED) && decode(parts->lines[1], &parts->record, sizeof parts->record) &&
           g_str_has_prefix(parts->lines[2], TRUSTED) && decode(parts->lines[3], parts->over_all, sizeof parts->over_all) &&
           (memcmp(parts->record.algorithm, "ED", 2) == 0 || memcmp(parts->record.algorithm, "Ed", 2) == 0);
}

MinisignFault
minisign_signer(const char *signature, uint8_t *id)
{
    Parts parts = {.lines = NULL};
    bool good = take_apart(signature, &parts);
    if (good)
        memcpy(id, parts.record.id, MINISIGN_ID);
    g_strfreev(parts.lines);
    return good ? MINISIGN_GOOD : MINISIGN_MALFORMED;
}

static MinisignFault
check_parts(const MinisignPublic *public_key, const void *bytes, size_t size, const Parts *parts)
{
    if (memcmp(public_key->id, parts->record.id, MINISIGN_ID) != 0)
        return MINISIGN_OTHER_KEY;
    uint8_t hash[HASH];
    const uint8_t *signed_bytes = bytes;
    size_t signed_size = size;
    if (parts->record.algorithm[1] == 'D') {
        crypto_generichash(hash, sizeof hash, bytes, size, NULL, 0);
        signed_bytes = hash;
        signed_size = sizeof hash;
    }
    if (crypto_sign_verify_detached(parts->record.bytes, signed_bytes, signed_size, public_key->key) != 0)
        return MINISIGN_FALSE;
    size_t length = strlen(parts->comment);
    g_autofree uint8_t *both = g_malloc(SIGNATURE + length + 1);
    memcpy(both, parts->record.bytes, SIGNATURE);
    memcpy(both + SIGNATURE, parts->comment, length);
    return crypto_sign_verify_detached(parts->over_all, both, SIGNATURE + length, public_key->key) == 0 ? MINISIGN_GOOD : MINISIGN_FALSE;
}

MinisignFault
minisign_verify(const MinisignPublic *public_key, const void *bytes, size_t size, const char *signature, char **trusted_comment)
{
    Parts parts = {.lines = NULL};
    MinisignFault fault = MINISIGN_MALFORMED;
    if (sodium_init() >= 0 && take_apart(signature, &parts))
        fault = check_parts(public_key, bytes, size, &parts);
    if (fault == MINISIGN_GOOD && trusted_comment)
        *trusted_comment = g_strdup(parts.comment);
    g_strfreev(parts.lines);
    return fault;
}
