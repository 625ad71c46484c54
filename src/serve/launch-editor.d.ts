declare module 'launch-editor/guess.js' {
  /** The words of a command line; what is no word, such as `|`, is an object. */
  export default function parseEditor(commandLine: string): readonly unknown[];
}

declare module 'launch-editor/get-args.js' {
  export default function argumentsFor(
    editor: string,
    file: string,
    line: number,
    column: number,
  ): readonly (string | number)[];
}

declare module 'launch-editor/construct-windows-launch-command.js' {
  export default function toWindowsCommand(editor: string, args: readonly string[]): string;
}
