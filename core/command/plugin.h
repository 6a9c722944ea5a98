/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_PLUGIN_H
#define CORE_COMMAND_PLUGIN_H

#include "core/command/command.h"

/* One function a verb of hito plugin, each in core/command/plugin_<verb>.c; argv[0] is the verb. */
void plugin_new(Command *command);
void plugin_header(Command *command);
void plugin_pack(Command *command);
void plugin_check(Command *command);
void plugin_sample(Command *command);
void plugin_key(Command *command);
void plugin_sign(Command *command);
void plugin_approve(Command *command);
void plugin_revoke(Command *command);
void plugin_rotate(Command *command);
void plugin_list(Command *command);
void plugin_show(Command *command);

#endif
