declare module 'saxen' {
  export class Parser {
    on(
      name: 'openTag',
      handler: (
        name: string,
        attributes: () => Record<string, string>,
        decodeEntities: (text: string) => string,
        selfClosing: boolean,
      ) => void,
    ): this;
    on(name: 'closeTag', handler: (name: string) => void): this;
    on(name: 'text', handler: (text: string, decodeEntities: (text: string) => string) => void): this;
    on(name: 'cdata', handler: (text: string) => void): this;
    on(name: 'error', handler: (error: Error) => void): this;
    write(xml: string): this;
    end(): void;
  }
}
