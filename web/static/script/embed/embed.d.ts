/**
 * What a page that carries the chat may do with it. Nothing that a visitor writes or reads ever reaches the page.
 *
 * The loader is fetched while the page loads, so wait for it:
 * `document.addEventListener("sendias-chat-ready", () => { SendiasChat.onAnswer(count); });`
 */
declare const SendiasChat: SendiasChat;

interface SendiasChat {
  /** Opens the chat and gives it the focus. */
  open(): void;

  /** Closes the chat; the conversation stays. The focus goes back to where it was opened from. */
  close(): void;

  /**
   * Opens the chat with a question in the box, for the visitor to send or not.
   * @param question at most 2000 characters; the rest is cut off
   */
  ask(question: string): void;

  /** Takes the chat off the page for good; the link is a plain link again. */
  remove(): void;

  /** Calls the listener when the chat has opened. The result ends that. */
  onOpen(listener: () => void): () => void;

  /** Calls the listener when the chat has closed. The result ends that. */
  onClose(listener: () => void): () => void;

  /**
   * Calls the listener when an answer was shown, with the id of the article and nothing else. The result ends that.
   * An id is public: the article stands at `/answers/<id>`.
   */
  onAnswer(listener: (article: string) => void): () => void;

  /** Calls the listener when the visitor has asked for a person. The result ends that. */
  onHandoff(listener: () => void): () => void;
}

interface Window {
  readonly SendiasChat?: SendiasChat;
}

interface DocumentEventMap {
  "sendias-chat-ready": CustomEvent<void>;
}
