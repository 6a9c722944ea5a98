/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SIGN_MINISIGN_H
#define CORE_SIGN_MINISIGN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Ed25519 signatures in the files of minisign, so that its users can check ours and we theirs.
 * Source: the format as minisign documents it; Ed25519 by RFC 8032, BLAKE2b by RFC 7693, both from libsodium. */
enum { MINISIGN_ID = 8, MINISIGN_PUBLIC = 32, MINISIGN_SECRET = 64, MINISIGN_NAME = 17 };

/** Whose signatures can be checked. */
typedef struct MinisignPublic {
    uint8_t id[MINISIGN_ID];
    uint8_t key[MINISIGN_PUBLIC];
} MinisignPublic;

/** Who can sign. Wipe it with minisign_forget(). */
typedef struct MinisignSecret {
    uint8_t id[MINISIGN_ID];
    uint8_t key[MINISIGN_SECRET]; /* seed, then public key */
} MinisignSecret;

/** What can be wrong with a key or a signature. */
typedef enum MinisignFault {
    MINISIGN_GOOD,
    MINISIGN_MALFORMED, /* not such a file */
    MINISIGN_PASSWORD,  /* a secret key under a password, which is not read here */
    MINISIGN_OTHER_KEY, /* the signature is by another key */
    MINISIGN_FALSE      /* the signature does not fit the bytes or the trusted comment */
} MinisignFault;

/** Make a key pair from the machine's random source. */
void minisign_new(MinisignSecret *secret, MinisignPublic *public_key);
void minisign_forget(MinisignSecret *secret);

/** Key files as texts, and back; a public key may also be its bare second line.
 *  Owner: texts belong to the caller, g_free(). */
char *minisign_public_text(const MinisignPublic *public_key);
char *minisign_secret_text(const MinisignSecret *secret);
MinisignFault minisign_public_read(const char *text, MinisignPublic *public_key);
MinisignFault minisign_secret_read(const char *text, MinisignSecret *secret);

/** The name of a key as minisign prints it, 16 hexadecimal digits and a NUL. */
void minisign_name(const uint8_t *id, char *name);

/** Sign bytes; the comment is signed with them. The signature file as text. Owner: caller, g_free().
 *  Errors: NULL when the comment has a line end. */
char *minisign_sign(const MinisignSecret *secret, const void *bytes, size_t size, const char *trusted_comment);

/** The key that made a signature file. */
MinisignFault minisign_signer(const char *signature, uint8_t *id);

/** Check a signature file, of the hashed or the older unhashed kind. When it is good, *trusted_comment is what was
 *  signed with the bytes. Owner: caller, g_free(); trusted_comment may be NULL. */
MinisignFault minisign_verify(const MinisignPublic *public_key, const void *bytes, size_t size, const char *signature,
                              char **trusted_comment);

#endif
