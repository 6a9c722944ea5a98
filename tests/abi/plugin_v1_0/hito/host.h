/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_HOST_H
#define HITO_HOST_H

#include <hito/observation.h>
#include <hito/text.h>

/* What the host offers. Call only on the thread of, and during, a call into the plug-in. */
typedef struct hito_host {
    uint32_t struct_size;
    uint32_t abi; /* HITO_ABI of the host */
    void *context;

    /* Hand over one cell. Success: copied. Any other answer: return it at once. [finish only] */
    hito_code (*emit)(void *context, const hito_observation *observation);

    /* Tell that a row breaks a rule of the manifest; not fatal, the row number says where. [update and finish] */
    hito_code (*finding)(void *context, uint32_t input, int64_t row, uint32_t rule);

    /* Tell that the run cannot go on: a message of the manifest and where. The first one counts. Return the code next. */
    hito_code (*fail)(void *context, hito_code code, uint32_t input, int64_t row, uint32_t message);

    /* Say how far it is, at least every 65,536 rows. Answers non-zero: stop and return HITO_CANCELLED. */
    int32_t (*progress)(void *context, uint64_t done, uint64_t total);

    /* An optional ability by id such as "hito.something/1", or NULL. [any call] */
    const void *(*extension)(void *context, const char *id);
} hito_host;

#endif
