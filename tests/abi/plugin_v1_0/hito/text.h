/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_TEXT_H
#define HITO_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* UTF-8 with a length; not ended by NUL; may be empty. [valid until the call returns] */
typedef struct hito_text {
    const char *data;
    size_t size;
} hito_text;

/* What a call answers. After any answer but HITO_OK only destroy may follow. */
typedef int32_t hito_code;
#define HITO_OK ((hito_code)0)
#define HITO_NO_MEMORY ((hito_code)1)
#define HITO_BAD_INPUT ((hito_code)2)   /* the rows cannot be computed */
#define HITO_LIMIT ((hito_code)3)       /* more observations than the manifest allows */
#define HITO_CANCELLED ((hito_code)4)   /* progress() asked to stop */
#define HITO_UNSUPPORTED ((hito_code)5) /* this host lacks what the plug-in needs */
#define HITO_BAD_STATE ((hito_code)6)   /* saved state damaged, or calls out of order */
#define HITO_INTERNAL ((hito_code)7)    /* a defect of the plug-in, found by itself */

#endif
