import { queryOptions } from '@tanstack/react-query'
import {
  accountListSchema,
  apiTokenListSchema,
  deskListSchema,
  invitationListSchema,
  notificationSettingsSchema,
  ownAccountSchema,
  webhookListSchema,
} from '@stet/protocol'
import { request } from '../../api/request.ts'

export const accountsQuery = queryOptions({
  queryKey: ['settings', 'accounts'],
  queryFn: ({ signal }) => request('/api/people', accountListSchema, { signal }),
})
export const invitationsQuery = queryOptions({
  queryKey: ['settings', 'invitations'],
  queryFn: ({ signal }) => request('/api/invitations', invitationListSchema, { signal }),
})
export const desksQuery = queryOptions({
  queryKey: ['settings', 'desks'],
  queryFn: ({ signal }) => request('/api/desks', deskListSchema, { signal }),
})
export const tokensQuery = queryOptions({
  queryKey: ['settings', 'tokens'],
  queryFn: ({ signal }) => request('/api/tokens', apiTokenListSchema, { signal }),
})
export const mailQuery = queryOptions({
  queryKey: ['settings', 'mail'],
  queryFn: ({ signal }) => request('/api/notifications/settings', notificationSettingsSchema, { signal }),
})
export const ownAccountQuery = queryOptions({
  queryKey: ['settings', 'account'],
  queryFn: ({ signal }) => request('/api/account', ownAccountSchema, { signal }),
})
export const webhooksQuery = queryOptions({
  queryKey: ['settings', 'webhooks'],
  queryFn: ({ signal }) => request('/api/webhooks', webhookListSchema, { signal }),
})
