/* SPDX-License-Identifier: Apache-2.0 */
/* seed_state FOLDER: writes saved states as they are saved today: one with something of everything in it, and those
 * that a fuzzer once ended the program with. */
#include <stdio.h>

#include "tests/fuzz/made_study.h"

static void
nothing(hito_study *study)
{
    (void)study;
}

static void
sample_beyond_integers(hito_study *study)
{
    study->tallies[HITO_TYPE_ESTIMATE].details[4] = -8.9e298;
}

static void
level_among_states(hito_study *study)
{
    hito_record *records = study->tallies[HITO_TYPE_STOCK].records.items;
    records[0].is_apart = 1;
    records[1].day = 500; /* outside the run */
}

static const struct {
    const char *name;
    void (*damage)(hito_study *study);
} SEEDS[] = {{"sound", nothing}, {"sample_beyond_integers", sample_beyond_integers}, {"level_among_states", level_among_states}};

static bool
write_seed(const char *folder, size_t i)
{
    hito_study *study = made_study(true);
    SEEDS[i].damage(study);
    g_autoptr(GByteArray) bytes = made_study_save(study);
    g_autofree char *path = g_strdup_printf("%s/%s.bin", folder, SEEDS[i].name);
    hito_study_destroy(study);
    return g_file_set_contents(path, (const char *)bytes->data, (gssize)bytes->len, NULL);
}

int
main(int argc, char **argv)
{
    bool good = argc == 2;
    for (size_t i = 0; good && i < G_N_ELEMENTS(SEEDS); i++)
        good = write_seed(argv[1], i);
    if (!good)
        fputs("usage: seed_state FOLDER\n", stderr);
    return good ? 0 : 1;
}
