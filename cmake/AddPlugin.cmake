# SPDX-License-Identifier: Apache-2.0
# hito_add_plugin(<id> SOURCES plugin.c ... [LIBRARIES ...]): build a plug-in from the folder that calls it. The folder holds
# manifest.json; the header <id>.h is made from it; ${CMAKE_BINARY_DIR}/plugins/<id>/ gets <id>.so and the manifest
# with the library's name, size and SHA-256. The same in Hito's tree and with find_package(Hito).
function(hito_add_plugin id)
  cmake_parse_arguments(P "" "" "SOURCES;LIBRARIES" ${ARGN})
  set(manifest ${CMAKE_CURRENT_SOURCE_DIR}/manifest.json)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/include/${id}.h)
  set(folder ${CMAKE_BINARY_DIR}/plugins/${id})
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/include ${folder})
  add_custom_command(OUTPUT ${header}
    COMMAND Hito::hito plugin header ${manifest} -o ${header}
    DEPENDS ${manifest} Hito::hito VERBATIM)
  add_library(plugin_${id} MODULE ${P_SOURCES} ${header})
  set_target_properties(plugin_${id} PROPERTIES PREFIX "" SUFFIX ".so" OUTPUT_NAME ${id} LIBRARY_OUTPUT_DIRECTORY ${folder}
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON LINK_DEPENDS ${manifest}
    SKIP_BUILD_RPATH ON) # the host refuses a library that brings a search path of its own
  target_include_directories(plugin_${id} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/include)
  target_compile_features(plugin_${id} PRIVATE c_std_99)
  target_link_libraries(plugin_${id} PRIVATE Hito::sdk ${P_LIBRARIES})
  target_link_options(plugin_${id} PRIVATE -Wl,-z,defs,-z,relro,-z,now,-z,noexecstack,--exclude-libs,ALL,--as-needed
    $<$<LINK_LANGUAGE:CXX>:-static-libstdc++> $<$<LINK_LANGUAGE:CXX>:-static-libgcc>)
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/sample) # for hito plugin check
    add_custom_command(TARGET plugin_${id} POST_BUILD
      COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_CURRENT_SOURCE_DIR}/sample ${folder}/sample VERBATIM)
  endif()
  if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
    set_target_properties(plugin_${id} PROPERTIES INTERPROCEDURAL_OPTIMIZATION ON) # as one with the SDK
  endif()
  if(COMMAND hito_warnings)
    hito_warnings(plugin_${id})
  endif()
  add_custom_command(TARGET plugin_${id} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E copy ${manifest} ${folder}/manifest.json
    COMMAND Hito::hito plugin pack ${folder} VERBATIM)
endfunction()
