/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_MERGE_H
#define HITO_MERGE_H

#include <hito/host.h>
#include <hito/run.h>

#define HITO_MERGE_ID "hito.merge/1"

/* Where saved bytes go. write answers HITO_OK or a reason to stop. */
typedef struct hito_sink {
    uint32_t struct_size;
    uint32_t reserved;
    void *context;
    hito_code (*write)(void *context, const void *bytes, size_t size);
} hito_sink;

/* Where saved bytes come from. read fills up to size bytes and answers how many; 0 at the end. */
typedef struct hito_source {
    uint32_t struct_size;
    uint32_t reserved;
    void *context;
    size_t (*read)(void *context, void *bytes, size_t size);
} hito_source;

/* Optional: states of shards can be added up. */
typedef struct hito_merge {
    uint32_t struct_size;
    uint32_t state_version;
    /* Add from to into; the caller destroys from. Failure: both may only be destroyed. [before finish] */
    hito_code (*merge)(void *into, void *from);
    /* Write the state: equal states give equal bytes. Pass on what write answers when it is not HITO_OK. [before finish] */
    hito_code (*save)(void *state, const hito_sink *sink);
    /* Saved bytes are hostile until checked: HITO_BAD_STATE, never a crash. */
    hito_code (*load)(const hito_host *host, const hito_run *run, const hito_source *source, void **state);
} hito_merge;

#endif
