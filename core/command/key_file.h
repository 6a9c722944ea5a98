/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_KEY_FILE_H
#define CORE_COMMAND_KEY_FILE_H

#include <stdbool.h>

#include "core/base/finding.h"
#include "core/sign/envelope.h"

/** Write a new key file; one that stands already is never written over, since what it signed could not be checked any more.
 *  Errors: false and H3150 or H3151. */
bool key_file_write(const char *path, const char *text, int mode, FindingList *findings);

/** Make a pair of files, NAME.key and NAME.pub to sign, NAME.seal.key and NAME.seal.pub to seal, and print their names.
 *  Errors: false and H3150 or H3151. */
bool key_file_pair(const char *name, bool sealing, FindingList *findings);

/** Read a secret key that signs; wipe it with minisign_forget(). Errors: false and H3152 to H3154. */
bool key_file_secret(const char *path, MinisignSecret *secret, FindingList *findings);

/** Read a public key to seal to. Errors: false and H5049. */
bool key_file_seal(const char *path, EnvelopePublic *to, FindingList *findings);

#endif
