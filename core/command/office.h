/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_OFFICE_H
#define CORE_COMMAND_OFFICE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/finding.h"

/** Who may read a file of the office. */
typedef enum OfficeReaders { OFFICE_OWNER, OFFICE_EVERYBODY } OfficeReaders;

/** Make the folders of an office that are not there: submissions, publications, reports, proofs.
 *  Errors: false and H6040. */
bool office_prepare(const char *office, FindingList *findings);

/** The path of a file of an office: its ledger; "publications" of a period; "proofs", which hold true counts;
 *  "submissions" of a period and partner; "reports" of a period and language. Owner: caller, g_free(). */
char *office_ledger(const char *office);
char *office_publication(const char *office, const char *period);
char *office_proof(const char *office, const char *period);
char *office_submission(const char *office, const char *period, const char *partner);
char *office_report(const char *office, const char *period, Language language);

/** Write bytes so that a reader finds the old file or the whole new one. Errors: false and H6040. */
bool office_write(const char *path, const char *bytes, size_t size, OfficeReaders readers, FindingList *findings);

/** Put a staged file where it belongs. Errors: false and H6040. */
bool office_publish(const char *staged, const char *path, FindingList *findings);

#endif
