/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_PLUGIN_PACKAGE_H
#define CORE_RUNNER_PLUGIN_PACKAGE_H

#include <glib.h>

#include "core/base/finding.h"
#include "core/model/manifest.h"

/** A plug-in's folder as it was when it was opened: the bytes that were checked are the bytes that are loaded. */
typedef struct PluginPackage {
    char *folder;
    Manifest *manifest;
    GBytes *manifest_bytes;
    char *signature; /* text of manifest.json.minisig, NULL when there is none */
    int library; /* sealed memory file that holds the shared object, -1 when it was refused */
} PluginPackage;

/** Open a folder, follow no link in it, read its manifest, copy its shared object into a sealed memory file, compare
 *  the digest with the manifest's and scan the object; nothing of it is run.
 *  Owner: caller, plugin_package_free(). Errors: NULL with H3001 to H3020 and H3100 to H3119 when there is no
 *  readable manifest; only the library is missing, with a finding, when the shared object is refused. */
PluginPackage *plugin_package_open(const char *folder, FindingList *findings);
void plugin_package_free(PluginPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PluginPackage, plugin_package_free)

/** Open the folder named by a plug-in's id within a folder of plug-ins.
 *  Owner: caller, plugin_package_free(). Errors: NULL, as plugin_package_open(); H3118 when it is another plug-in. */
PluginPackage *plugin_package_find(const char *plugins, const char *id, FindingList *findings);

#endif
