/** How this installation sends mail. */
export interface MailSettings {
  /** `smtp:` or `smtps:`, with name and password where the server asks for them; never logged. */
  readonly smtpUrl: string
  readonly from: MailAddress
  /** Where people reach Stet, without a slash at the end. */
  readonly publicUrl: string
}

export interface MailAddress {
  readonly name: string
  readonly address: string
}
