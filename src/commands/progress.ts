/** One line on a terminal that says what is being done, from the second on in which it is wanted; gone at the end. */
export interface Progress {
  readonly show: (what: string) => void;
  readonly end: () => void;
}

export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  let now = '';
  let isShown = false;
  const write = (): void => {
    isShown = true;
    stream.write(`\r\u001B[K${now} …`);
  };
  const timer = setTimeout(write, 1000);
  return {
    show: (what) => {
      now = what;
      if (isShown) write();
    },
    end: () => {
      clearTimeout(timer);
      if (isShown) stream.write('\r\u001B[K');
      isShown = false;
    },
  };
}
