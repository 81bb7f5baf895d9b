rp_sha() {
  if command -p sha256sum </dev/null >/dev/null 2>&1; then
    rp_h=$(command -p sha256sum)
  elif command -p shasum -a 256 </dev/null >/dev/null 2>&1; then
    rp_h=$(command -p shasum -a 256)
  else
    rp_h=$(command -p openssl dgst -sha256 -r)
  fi
  rp_h=${rp_h%% *}
  rp_h=${rp_h#\\}
}
rp_sized() {
  rp_n=$(command -p wc -c <"$1") && rp_sha <"$1"
  printf '%s %s %s\n' "$2" "${rp_n:--1}" "${rp_h:--}" | command -p tr -s ' '
}
rp_free() {
  command -p df -Pk "$1" | {
    IFS= read -r rp_l
    IFS= read -r rp_l
    set -- $rp_l
    printf 'free %s\n' "$4"
  }
}
rp_look() {
  if [ -f "$1" ]; then
    rp_sized "$1" file
  elif [ -e "$1" ] || [ -L "$1" ]; then
    printf 'other\n'
  elif [ ! -d "$3" ]; then
    printf 'nodir\n'
  elif [ ! -w "$3" ]; then
    printf 'readonly\n'
  else
    rp_free "$3"
    if [ -f "$2" ] && [ ! -L "$2" ]; then
      rp_sized "$2" part
    elif [ -e "$2" ] || [ -L "$2" ]; then
      printf 'badpart\n'
    else
      printf 'none\n'
    fi
  fi
}
rp_place() {
  rp_sha <"$2"
  if [ "$rp_h" != "$3" ]; then
    printf 'digest %s\n' "${rp_h:--}"
    command -p rm -f "$2"
    return 0
  fi
  command -p chmod "$4" "$2" || return
  if [ -e "$1" ] || [ -L "$1" ]; then
    printf 'exists\n'
  elif command -p ln "$2" "$1" 2>/dev/null; then
    printf 'placed\n'
  elif [ -e "$1" ] || [ -L "$1" ]; then
    printf 'exists\n'
  else
    command -p mv -n "$2" "$1" || return
    if [ -e "$2" ]; then
      printf 'exists\n'
    else
      printf 'placed\n'
    fi
  fi
  command -p rm -f "$2"
}
rp_fetched() {
  rp_sized "$1" file
  if [ "$2" -gt 0 ]; then
    command -p head -c "$2" "$1" | {
      rp_sha
      printf 'prefix %s\n' "$rp_h"
    }
  fi
}
