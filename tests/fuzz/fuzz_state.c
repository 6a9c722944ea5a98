/* SPDX-License-Identifier: Apache-2.0 */
/* A saved state of any bytes: it is refused, or it can be saved again alike, merged both ways and finished. */
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/made_study.h"
#include "tests/fuzz/mutate.h"

static void
must(bool holds)
{
    if (!holds)
        abort();
}

/* What is saved is a form of its own: loading and saving it changes no byte. */
static void
saves_alike(hito_study *study)
{
    g_autoptr(GByteArray) once = made_study_save(study);
    hito_study *second = made_study_load(once->data, once->len, 5);
    must(second != NULL);
    g_autoptr(GByteArray) twice = made_study_save(second);
    must(once->len == twice->len && memcmp(once->data, twice->data, once->len) == 0);
    hito_study_destroy(second);
}

static void
parse(const char *bytes, size_t size)
{
    hito_study *study = made_study_load(bytes, size, SIZE_MAX);
    if (!study)
        return;
    saves_alike(study);
    hito_study *other = made_study(true), *empty = made_study(false);
    hito_code code = hito_study_merge(other, study);
    must(code == HITO_OK || code == HITO_BAD_STATE); /* both may hold bytes of one subject */
    must(hito_study_merge(study, empty) == HITO_OK);
    made_study_finish(study);
    if (code == HITO_OK)
        made_study_finish(other);
    hito_study_destroy(empty);
    hito_study_destroy(other);
    hito_study_destroy(study);
}

FUZZ_TARGET(3000, parse)
