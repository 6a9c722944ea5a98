/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_HEADER_PARTS_H
#define CORE_DOCUMENT_HEADER_PARTS_H

/* The parts of a generated header, for header_write.c alone. */
#include "core/base/finding.h"
#include "core/model/manifest.h"

/** A header while it is written. */
typedef struct Header {
    const Manifest *manifest;
    const char *file;
    FindingList *findings;
    GString *text;
    GHashTable *names; /* C names at file scope -> what they were made from */
    bool failed;
} Header;

enum { HEADER_CODES_MAX = 8 }; /* HITO_CODES_MAX of sdk/spec.h */

/** The distinct dimensions of an indicator, in the order in which its tables name them: its codes. */
typedef struct HeaderCodes {
    size_t count; /* may be more than HEADER_CODES_MAX: then the header is refused */
    size_t dimensions[HEADER_CODES_MAX];
} HeaderCodes;

/** Make a C name of a text: other characters than letters and digits become underscores. Owner: caller, g_free(). */
char *header_lower(const char *text);
char *header_upper(const char *text);

/** A text that cannot end the comment it stands in. Owner: caller, g_free(). */
char *header_comment(const char *text);

/** Claim a C name in a scope, where each stands once. Errors: H3022, the header fails. */
void header_claim(Header *header, GHashTable *scope, const char *name, const char *from);

/** The codes of an indicator. */
HeaderCodes header_codes(const Indicator *indicator);

/** Write enums: code lists, indicators, rules, notes, messages, methods; and the settings' functions. */
void header_names(Header *header);
/** Write the row struct, the author's function and the reader of each input. */
void header_inputs(Header *header);
/** Write the functions of each indicator. */
void header_indicators(Header *header);
/** Write the constant tables. */
void header_tables(Header *header);

#endif
