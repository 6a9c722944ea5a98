/* SPDX-License-Identifier: Apache-2.0 */
#include "core/sign/envelope.h"

#include <sodium.h>
#include <string.h>

enum { SIGNATURE_LINES = 4, NAME_DIGITS = MINISIGN_NAME - 1 };

static const char SIGNED[] = "hito-signed 1\n", SEALED[] = "hito-sealed 1 ";
static const char COMMENT[] = "untrusted comment: ";

typedef struct KeyRecord {
    uint8_t algorithm[2];
    uint8_t id[MINISIGN_ID];
    uint8_t key[ENVELOPE_KEY];
} KeyRecord;

_Static_assert(sizeof(KeyRecord) == 42 && crypto_box_PUBLICKEYBYTES == ENVELOPE_KEY && crypto_box_SECRETKEYBYTES == ENVELOPE_KEY,
               "keys");

void
envelope_new(EnvelopeSecret *secret, EnvelopePublic *public_key)
{
    g_assert(sodium_init() >= 0);
    crypto_box_keypair(public_key->key, secret->key);
    randombytes_buf(secret->id, sizeof secret->id);
    memcpy(public_key->id, secret->id, sizeof secret->id);
}

void
envelope_forget(EnvelopeSecret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

static char *
key_text(const char *what, const char *algorithm, const uint8_t *id, const uint8_t *key)
{
    KeyRecord record;
    char name[MINISIGN_NAME], line[sodium_base64_ENCODED_LEN(sizeof record, sodium_base64_VARIANT_ORIGINAL)];
    memcpy(record.algorithm, algorithm, sizeof record.algorithm);
    memcpy(record.id, id, sizeof record.id);
    memcpy(record.key, key, sizeof record.key);
    sodium_bin2base64(line, sizeof line, (const uint8_t *)&record, sizeof record, sodium_base64_VARIANT_ORIGINAL);
    minisign_name(id, name);
    char *text = g_strdup_printf("%shito %s %s\n%s\n", COMMENT, what, name, line);
    sodium_memzero(&record, sizeof record);
    sodium_memzero(line, sizeof line);
    return text;
}

char *
envelope_public_text(const EnvelopePublic *public_key)
{
    return key_text("public key to seal to", "Xp", public_key->id, public_key->key);
}

char *
envelope_secret_text(const EnvelopeSecret *secret)
{
    return key_text("secret key to open with", "Xs", secret->id, secret->key);
}

static bool
read_key(const char *text, const char *algorithm, uint8_t *id, uint8_t *key)
{
    const char *line = g_str_has_prefix(text, COMMENT) ? strchr(text, '\n') : NULL;
    KeyRecord record;
    size_t seen = 0;
    bool good = line && sodium_init() >= 0 &&
                sodium_base642bin((uint8_t *)&record, sizeof record, line + 1, strlen(line + 1), "\r\n", &seen, NULL,
                                  sodium_base64_VARIANT_ORIGINAL) == 0 &&
                seen == sizeof record && memcmp(record.algorithm, algorithm, sizeof record.algorithm) == 0;
    if (good) {
        memcpy(id, record.id, sizeof record.id);
        memcpy(key, record.key, sizeof record.key);
    }
    sodium_memzero(&record, sizeof record);
    return good;
}

bool
envelope_public_read(const char *text, EnvelopePublic *public_key)
{
    return read_key(text, "Xp", public_key->id, public_key->key);
}

bool
envelope_secret_read(const char *text, EnvelopeSecret *secret)
{
    return read_key(text, "Xs", secret->id, secret->key);
}

GBytes *
envelope_sign(const MinisignSecret *secret, GBytes *content, const char *comment)
{
    gsize size = 0;
    const char *bytes = g_bytes_get_data(content, &size);
    g_autofree char *signature = minisign_sign(secret, bytes, size, comment);
    if (!signature)
        return NULL;
    GByteArray *all = g_byte_array_new();
    g_byte_array_append(all, (const guint8 *)SIGNED, sizeof SIGNED - 1);
    g_byte_array_append(all, (const guint8 *)signature, (guint)strlen(signature));
    g_byte_array_append(all, (const guint8 *)bytes, (guint)size);
    return g_byte_array_free_to_bytes(all);
}

GBytes *
envelope_seal(const EnvelopePublic *to, GBytes *content)
{
    gsize size = 0;
    const uint8_t *bytes = g_bytes_get_data(content, &size);
    char name[MINISIGN_NAME];
    minisign_name(to->id, name);
    g_autofree char *head = g_strdup_printf("%s%s\n", SEALED, name);
    size_t before = strlen(head);
    uint8_t *all = g_malloc(before + size + crypto_box_SEALBYTES);
    memcpy(all, head, before);
    if (sodium_init() < 0 || crypto_box_seal(all + before, bytes, size, to->key) != 0) {
        g_free(all);
        return NULL;
    }
    return g_bytes_new_take(all, before + size + crypto_box_SEALBYTES);
}

static bool
begins(GBytes *bytes, const char *with)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    return size >= strlen(with) && memcmp(data, with, strlen(with)) == 0;
}

EnvelopeKind
envelope_kind(GBytes *bytes)
{
    return begins(bytes, SIGNED) ? ENVELOPE_SIGNED : begins(bytes, SEALED) ? ENVELOPE_SEALED : ENVELOPE_PLAIN;
}

/* The id as its name says it, 16 hexadecimal digits of a little endian number. */
bool
envelope_sealed_to(GBytes *sealed, uint8_t *id)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(sealed, &size);
    size_t before = sizeof SEALED - 1;
    if (!begins(sealed, SEALED) || size < before + NAME_DIGITS + 1 + crypto_box_SEALBYTES || data[before + NAME_DIGITS] != '\n')
        return false;
    g_autofree char *name = g_strndup(data + before, NAME_DIGITS);
    uint64_t number = 0;
    if (strspn(name, "0123456789ABCDEF") != NAME_DIGITS || !g_ascii_string_to_unsigned(name, 16, 0, UINT64_MAX, &number, NULL))
        return false;
    for (int i = 0; i < MINISIGN_ID; i++)
        id[i] = (uint8_t)(number >> (8 * i));
    return true;
}

GBytes *
envelope_open(const EnvelopeSecret *secret, GBytes *sealed)
{
    uint8_t id[MINISIGN_ID], public_key[ENVELOPE_KEY];
    if (sodium_init() < 0 || !envelope_sealed_to(sealed, id) || memcmp(id, secret->id, sizeof id) != 0 ||
        crypto_scalarmult_base(public_key, secret->key) != 0)
        return NULL;
    gsize size = 0;
    const uint8_t *data = g_bytes_get_data(sealed, &size);
    size_t before = sizeof SEALED - 1 + NAME_DIGITS + 1, inside = size - before - crypto_box_SEALBYTES;
    uint8_t *content = g_malloc(inside + 1);
    if (crypto_box_seal_open(content, data + before, size - before, public_key, secret->key) == 0)
        return g_bytes_new_take(content, inside);
    g_free(content);
    return NULL;
}

bool
envelope_part(GBytes *bytes, char **signature, GBytes **content)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    size_t at = sizeof SIGNED - 1;
    if (!begins(bytes, SIGNED))
        return false;
    for (int line = 0; line < SIGNATURE_LINES; line++) {
        const char *end = memchr(data + at, '\n', size - at);
        if (!end)
            return false;
        at = (size_t)(end - data) + 1;
    }
    *signature = g_strndup(data + sizeof SIGNED - 1, at - (sizeof SIGNED - 1));
    *content = g_bytes_new_from_bytes(bytes, at, size - at);
    return true;
}
