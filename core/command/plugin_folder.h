/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_PLUGIN_FOLDER_H
#define CORE_COMMAND_PLUGIN_FOLDER_H

#include <glib.h>

#include "core/base/finding.h"
#include "core/model/plan.h"

/** The folder that holds one folder for each plug-in: @p given, or else the one that belongs to this program, installed
 *  (BIN/../LIB/hito/plugins) or in its build tree (BIN/../plugins). Owner: caller, g_free(). */
char *plugin_folder(const char *given);

/** The manifest of each partner's plug-in in a folder, NULL where there is none that can be read.
 *  Owner: caller, g_ptr_array_unref(). Shapes: of Manifest*, one for each partner of the plan.
 *  Errors: H0201 and those of manifest_read(), of level error, under the partner that they cost. */
GPtrArray *plugin_folder_manifests(const char *folder, const Plan *plan, FindingList *findings);

#endif
