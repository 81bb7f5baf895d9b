exec 3>&2 2>/dev/null
cd || cd /
rp_end() {
  printf '\036%s %s\n' "$1" "$2"
  printf '\036%s\n' "$1" >&3
}
rp_start() {
  rp_d=$1/$2
  if [ -d "$rp_d/$3" ]; then
    printf 'held\n'
    return 0
  fi
  rp_u=$(umask)
  umask 077
  command -p mkdir -p "$rp_d/.$4" || return 73
  printf '%s\n' "$5" >"$rp_d/.$4/command" || return 73
  printf '%s\n' "$rp_wrapper" >"$rp_d/.$4/wrapper" || return 73
  exec 4<&0
  rp_r=$(command -p setsid $rp_sh "$rp_d/.$4/wrapper" "$rp_d" "$4" "$3" "$rp_u" <&4 4<&- 2>&1 &)
  case $rp_r in
    started* | held*) printf '%s\n' "$rp_r" ;;
    *)
      printf '%s\n' "$rp_r" >&2
      return 74
      ;;
  esac
}
rp_ended() {
  rp_e= rp_f= rp_g=
  IFS=' ' read -r rp_e rp_f rp_g <"$1/exit"
  # Read byte by byte while the wrapper writes it, the line is old up to some point and new from there on.
  case $rp_e in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ "$rp_g" = end ] && [ "$rp_e" = "$rp_f" ]
}
rp_runs() {
  rp_c=
  IFS= read -r rp_c </proc/sys/kernel/random/boot_id
  if [ "${rp_c:--}" != "$rp_b" ]; then
    return 1
  fi
  case $rp_s in
    *[!0-9]*) [ "$(LC_ALL=C command -p ps -o lstart= -p "$rp_p")" = "$rp_s" ] ;;
    *)
      rp_c=
      IFS= read -r rp_c <"/proc/$rp_p/stat"
      rp_c=${rp_c##*) }
      set -- $rp_c
      case ${1:-X} in
        [ZXx]) return 1 ;;
      esac
      [ "${20}" = "$rp_s" ]
      ;;
  esac
}
rp_orphans() {
  rp_c=
  IFS= read -r rp_c </proc/sys/kernel/random/boot_id
  if [ "${rp_c:--}" != "$rp_b" ]; then
    return 1
  fi
  if [ ! -r /proc/self/stat ]; then
    kill -0 "-$rp_p"
    return
  fi
  rp_c=
  IFS= read -r rp_c <"/proc/$rp_p/stat"
  rp_c=${rp_c##*) }
  set -- $rp_c
  if [ "${20:-$rp_s}" != "$rp_s" ]; then
    return 1
  fi
  for rp_f in /proc/[0-9]*/stat; do
    rp_c=
    IFS= read -r rp_c <"$rp_f"
    rp_c=${rp_c##*) }
    set -- $rp_c
    case ${1:-X} in
      [ZXx]) ;;
      *)
        if [ "$3" = "$rp_p" ]; then
          return 0
        fi
        ;;
    esac
  done
  return 1
}
rp_state() {
  rp_p=-1 rp_b= rp_s=
  if [ ! -d "$1" ]; then
    printf 'NOT_STARTED -1 -1\n'
    return
  fi
  IFS=' ' read -r rp_p rp_b rp_s <"$1/pid"
  if rp_ended "$1"; then
    printf 'DONE %s %s\n' "$rp_e" "$rp_p"
  elif rp_runs; then
    printf 'RUNNING -1 %s\n' "$rp_p"
  elif rp_ended "$1"; then
    printf 'DONE %s %s\n' "$rp_e" "$rp_p"
  elif rp_orphans; then
    printf 'RUNNING -1 %s\n' "$rp_p"
  else
    printf 'LOST -1 %s\n' "$rp_p"
  fi
}
rp_collect() {
  rp_d=$1/$2/$3
  rp_state "$rp_d" 2>/dev/null
  if [ -s "$rp_d/stdout" ]; then
    command -p tail -c "+$4" "$rp_d/stdout"
  fi
  if [ -s "$rp_d/stderr" ]; then
    command -p tail -c "+$5" "$rp_d/stderr" >&2
  fi
  return 0
}
