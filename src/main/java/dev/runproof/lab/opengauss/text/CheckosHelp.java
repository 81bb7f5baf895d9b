package dev.runproof.lab.opengauss.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@code gs_checkos --help} prints; that every release prints the same is not confirmed. */
public final class CheckosHelp {
    private CheckosHelp() {}

    public static String text() {
        String items = Arrays.stream(CheckItem.values())
                .map(item -> "  '" + item.name() + "':[ " + item.label() + " ]\n")
                .collect(Collectors.joining());
        return """

                gs_checkos is a utility to check and set cluster OS information.

                Usage:
                  gs_checkos -? | --help
                  gs_checkos -V | --version
                  gs_checkos -i ITEM [-f HOSTFILE] [-h HOSTNAME] [-X XMLFILE] [--detail] [-o OUTPUT] [-l LOGFILE]

                General options:
                  -i                              Item number. To check all items, enter  "-i A". To set all parameters, enter "-i B".
                                                  To check multiple status, enter the items in the following format: "-i A1,A2,A3".
                  -f                              File listing names of all the hosts to connect to. The host names are separated by line breaks.
                  -h                              Name of the host to connect to.
                  -X                              Configuration file of the cluster.
                     --detail                     Show detailed information.
                  -o                              Save the result to the specified file.
                  -l                              Path of log file.
                  -? --help                       Show help information for this utility, and exit the command line mode.
                  -V --version                    Show version information.


                Item number description:
                """ + items + """
                  'B1':[ Set system control parameters ]
                  'B2':[ Set file system configuration value ]
                  'B3':[ Set pre-read block size value ]
                  'B4':[ Set IO scheduler value ]
                  'B5':[ Set network card configuration value ]
                  'B6':[ Set THP service ]
                  'B7':[Set RemoveIPC value]
                  'B8':[Set Session Process]
                """.indent(2).replace("    'B", "  'B") + "    \n";
    }
}
