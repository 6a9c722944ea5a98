/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_REPORTS_COMPOSE_GOLDEN_PUBLICATION_H
#define TESTS_REPORTS_COMPOSE_GOLDEN_PUBLICATION_H

#include "core/model/publication.h"

/* The made-up publication of the golden files, its path, and what a report of it says. */
#define GOLDEN_PUBLICATION "tests/golden/publication.json"

/** Read it; a failure ends the test. Owner: caller, publication_free(). */
Publication *golden_publication(void);

/** The block dump of a publication. Owner: caller, g_free(). */
char *golden_dump(const Publication *publication, Language language, unsigned parts);

#endif
