/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SIGN_ENVELOPE_H
#define CORE_SIGN_ENVELOPE_H

#include "core/sign/minisign.h"

/* How a submission travels: as it is, signed by its partner, and then, if wanted, sealed so that only the office can read
 * it. The signature lies inside the seal, so that nobody on the way learns who sent what, nor can put another name on it.
 * Source: libsodium's sealed boxes (X25519, XSalsa20-Poly1305); docs/decisions/0304. */
enum { ENVELOPE_KEY = 32 };

/** A key to seal to, and the one that opens. Wipe the secret one with envelope_forget(). */
typedef struct EnvelopePublic {
    uint8_t id[MINISIGN_ID];
    uint8_t key[ENVELOPE_KEY];
} EnvelopePublic;
typedef struct EnvelopeSecret {
    uint8_t id[MINISIGN_ID];
    uint8_t key[ENVELOPE_KEY];
} EnvelopeSecret;

/** What bytes are, by their first line. */
typedef enum EnvelopeKind { ENVELOPE_PLAIN, ENVELOPE_SIGNED, ENVELOPE_SEALED } EnvelopeKind;

/** Make a pair from the machine's random source. */
void envelope_new(EnvelopeSecret *secret, EnvelopePublic *public_key);
void envelope_forget(EnvelopeSecret *secret);

/** Key files as texts of two lines, and back. Owner: texts belong to the caller, g_free(). Errors: false when it is no such
 *  file. */
char *envelope_public_text(const EnvelopePublic *public_key);
char *envelope_secret_text(const EnvelopeSecret *secret);
bool envelope_public_read(const char *text, EnvelopePublic *public_key);
bool envelope_secret_read(const char *text, EnvelopeSecret *secret);

/** Bytes behind their signature. Owner: caller, g_bytes_unref(). Errors: NULL when the comment has a line end. */
GBytes *envelope_sign(const MinisignSecret *secret, GBytes *content, const char *comment);

/** Bytes that only the owner of the secret key can read. Owner: caller, g_bytes_unref(). Errors: NULL. */
GBytes *envelope_seal(const EnvelopePublic *to, GBytes *content);

EnvelopeKind envelope_kind(GBytes *bytes);

/** The key that bytes are sealed to. Errors: false when they are not whole. */
bool envelope_sealed_to(GBytes *sealed, uint8_t *id);

/** Open. Owner: caller, g_bytes_unref(). Errors: NULL when it is sealed to another key or was changed. */
GBytes *envelope_open(const EnvelopeSecret *secret, GBytes *sealed);

/** Part signed bytes into signature file and content; nothing is believed yet.
 *  Owner: caller, g_free() and g_bytes_unref(). Errors: false when they are not whole. */
bool envelope_part(GBytes *bytes, char **signature, GBytes **content);

#endif
