/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_BROKEN_SHARDS_H
#define TESTS_BROKEN_SHARDS_H

/* A sound plug-in whose states are how many rows it got, and can be added up: `answer` is the sum over all shards. A case
 * defines some of the statements below before it includes this header. */
#include <hito/hito.h>
#include <stdint.h>
#include <string.h>

#ifndef IN_SHARD
#define IN_SHARD
#endif
#ifndef IN_SAVE
#define IN_SAVE
#endif
#ifndef IN_LOAD
#define IN_LOAD
#endif

static uint32_t shard, n_shards;
static const void *extension(const char *id);

#define IN_CREATE (void)(shard = run->shard, n_shards = run->n_shards)
#define IN_UPDATE                                                                                                            \
    IN_SHARD;                                                                                                                \
    answer += batch->length
#define TABLE                                                                                                                \
    {sizeof(hito_plugin), HITO_ABI_1_0, HITO_ABI_1_0, 2, "broken", "1.0.0", create, begin, update, end, finish, destroy, extension}
#include "tests/broken/sound.h"

static hito_code
merge(void *into, void *from)
{
    (void)into;
    answer += *(int64_t *)from;
    return HITO_OK;
}

static hito_code
save(void *state, const hito_sink *sink)
{
    (void)state;
    IN_SAVE;
    return sink->write(sink->context, &answer, sizeof answer);
}

static hito_code
load(const hito_host *host, const hito_run *run, const hito_source *source, void **state)
{
    static int64_t other;
    (void)host;
    (void)run;
    IN_LOAD;
    *state = source->read(source->context, &other, sizeof other) == sizeof other ? &other : NULL;
    return *state ? HITO_OK : HITO_BAD_STATE;
}

static const void *
extension(const char *id)
{
    static const hito_merge able = {sizeof(hito_merge), 1, merge, save, load};
    return strcmp(id, HITO_MERGE_ID) == 0 ? &able : NULL;
}

#endif
